/** What lies in the working tree and in no commit. */
import { listed } from './delivery';
import type { Finding, GapFacts, Rule } from './gap';
import type { RuleId } from './ruleIds';

const showChanges = { kind: 'show-changes' } as const;
const explain = { kind: 'explain' } as const;

function fact(id: RuleId, find: (facts: GapFacts) => readonly (Finding | undefined)[]): Rule {
  return {
    id,
    group: 'not-received',
    weight: 'fact',
    find: (_, facts) => find(facts).filter((finding) => finding !== undefined),
  };
}

export const fileRules: readonly Rule[] = [
  fact('conflicts', ({ code }) => [listed(code.conflicted, showChanges)]),
  fact('uncommitted', ({ code }) => [listed(code.changed, showChanges)]),
  fact('untracked', ({ code }) => [listed(code.untracked, showChanges)]),
  fact('uncommitted-elsewhere', ({ code: { elsewhere } }) =>
    elsewhere && elsewhere.paths > 0
      ? [
          {
            about: `${elsewhere.worktree}\n${String(elsewhere.paths)}`,
            detail: { count: elsewhere.paths, name: elsewhere.worktree },
            fix: explain,
          },
        ]
      : [],
  ),
  fact('ignored-needed', ({ code }) =>
    code.needed.map(({ path, by }) => ({
      about: path,
      detail: { name: path, ...(by === undefined ? {} : { by }) },
      fix: explain,
    })),
  ),
  fact('stashed', ({ code: { stashes } }) =>
    stashes > 0
      ? [{ about: String(stashes), detail: { count: stashes }, fix: { kind: 'show-stashes' } }]
      : [],
  ),
  fact('not-looked', ({ code }) =>
    code.notLooked.map((look) => ({ about: look, detail: { name: look }, fix: explain })),
  ),
];
