import { token, wholeToken, type SecretRule } from './rule';

/** Services that run language models: their keys stand in the shells and notes of whoever works with agents. */
export const modelRules: readonly SecretRule[] = [
  {
    kind: 'openai-key',
    what: 'key',
    of: 'OpenAI',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
    hints: ['t3blbkfj'],
    pattern: token('sk-(?:(?:proj|svcacct|admin|None)-)?[A-Za-z0-9_-]{20,90}T3BlbkFJ[A-Za-z0-9_-]{20,90}'),
  },
  {
    kind: 'anthropic-key',
    what: 'key',
    of: 'Anthropic',
    source: 'https://docs.claude.com/en/api/overview',
    hints: ['sk-ant-'],
    pattern: token('sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{80,120}'),
  },
  {
    kind: 'openrouter-key',
    what: 'key',
    of: 'OpenRouter',
    source: 'https://openrouter.ai/docs/api-reference/authentication',
    hints: ['sk-or-'],
    pattern: wholeToken('sk-or-v[0-9]-[0-9a-f]{64}'),
  },
  {
    kind: 'huggingface-token',
    what: 'token',
    of: 'Hugging Face',
    source: 'https://huggingface.co/docs/hub/security-tokens',
    hints: ['hf_'],
    pattern: wholeToken('hf_[A-Za-z]{34,40}'),
  },
  {
    kind: 'groq-key',
    what: 'key',
    of: 'Groq',
    source: 'https://console.groq.com/docs/quickstart',
    hints: ['gsk_'],
    pattern: wholeToken('gsk_[A-Za-z0-9]{52}'),
  },
  {
    kind: 'replicate-token',
    what: 'token',
    of: 'Replicate',
    source: 'https://replicate.com/docs/topics/security/api-tokens',
    hints: ['r8_'],
    pattern: wholeToken('r8_[A-Za-z0-9]{37}'),
  },
  {
    kind: 'perplexity-key',
    what: 'key',
    of: 'Perplexity',
    source: 'https://docs.perplexity.ai/getting-started/quickstart',
    hints: ['pplx-'],
    pattern: wholeToken('pplx-[A-Za-z0-9]{48,56}'),
  },
];
