import { cloudRules } from './cloudRules';
import { codeRules } from './codeRules';
import { assignmentRules, formatRules } from './formatRules';
import { modelRules } from './modelRules';
import type { SecretRule, SecretWhat } from './rule';
import { serviceRules } from './serviceRules';
import { isExample } from './value';

/** All kinds of secrets that are looked for; those that say best what something is come first. */
export const secretRules: readonly SecretRule[] = [
  ...codeRules,
  ...cloudRules,
  ...serviceRules,
  ...modelRules,
  ...formatRules,
  ...assignmentRules,
];

/** A secret in a text. Nothing in it is the secret but where it stands. */
export interface FoundSecret {
  readonly kind: string;
  readonly what: SecretWhat;
  readonly of?: string;
  /** Where it begins, and how long it is, in UTF-16 code units. */
  readonly start: number;
  readonly length: number;
}

/**
 * Looks for secrets in a text, in the order in which they stand. Takes time in proportion to the text: it is
 * asked first whether a rule can match at all, and no pattern looks further than its bounds.
 */
export function scanText(text: string): readonly FoundSecret[] {
  if (text.length < shortest) {
    return [];
  }
  const lower = text.toLowerCase();
  const found: FoundSecret[] = [];
  for (const rule of secretRules) {
    if (rule.hints.some((hint) => lower.includes(hint))) {
      for (const secret of matches(rule, text)) {
        if (!found.some((other) => overlaps(other, secret))) {
          found.push(secret);
        }
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** No rule matches less. */
const shortest = 8;

function* matches(
  { kind, what, of, pattern, accepts = isGiven }: SecretRule,
  text: string,
): Generator<FoundSecret> {
  for (const match of text.matchAll(pattern)) {
    const secret = match.groups?.['secret'] ?? match[0];
    const [start = match.index] = match.indices?.groups?.['secret'] ?? [];
    if (accepts(secret)) {
      yield { kind, what, ...(of === undefined ? {} : { of }), start, length: secret.length };
    }
  }
}

/** A form that a vendor gave it is enough, unless it only shows the form. */
function isGiven(secret: string): boolean {
  return !isExample(secret) || secret.startsWith('-----');
}

function overlaps(a: FoundSecret, b: FoundSecret): boolean {
  return a.start < b.start + b.length && b.start < a.start + a.length;
}
