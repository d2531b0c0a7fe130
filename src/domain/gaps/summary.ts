/** Where it stands: a summary that says something, and a state with its reason. */
import { advice } from './advice';
import type { GapFacts, Rule } from './gap';
import { excerpt } from './texts';

/** What people type to get past a required field, in the words of a few languages. */
const says = new Set(
  [
    'wip',
    'work in progress',
    'todo',
    'tbd',
    'test',
    'handoff',
    'hand off',
    'update',
    'updates',
    'changes',
    'summary',
    'see above',
    'see below',
    'see commits',
    'see the commits',
    'see diff',
    'see code',
    'see pr',
    'as before',
    'same as before',
    'nothing',
    'none',
    'n a',
    'x',
    'xx',
    'xxx',
    'asdf',
    'in arbeit',
    'siehe oben',
    'siehe commits',
    'wie vorher',
    'en cours',
    'en curso',
    'em andamento',
  ].map(words),
);

export const summaryRules: readonly Rule[] = [
  advice('thin-summary', ({ summary }, { branch }) =>
    summary.trim() !== '' && isThin(summary, branch)
      ? [
          {
            about: words(summary),
            detail: { name: excerpt(summary, 40) },
            fix: { kind: 'focus', field: 'summary' },
          },
        ]
      : [],
  ),
  advice('state-without-reason', ({ state, stateReason }) =>
    state !== undefined && state !== 'on-track' && (stateReason ?? '').trim() === ''
      ? [{ about: state, detail: { name: state }, fix: { kind: 'focus', field: 'stateReason' } }]
      : [],
  ),
  advice('blocked-by-nobody', ({ state, stateReason = '', questions = [], contingencies = [] }, facts) =>
    state === 'blocked' &&
    stateReason.trim() !== '' &&
    questions.length === 0 &&
    contingencies.length === 0 &&
    !namesSomebody(stateReason, facts)
      ? [{ about: stateReason.trim(), fix: { kind: 'focus', field: 'stateReason' } }]
      : [],
  ),
  advice('urgent-without-plan', ({ state, contingencies }) =>
    state === 'urgent' && contingencies === undefined
      ? [{ fix: { kind: 'focus', field: 'contingencies' } }]
      : [],
  ),
];

/** Nothing but a stock phrase, the branch's name, or signs. */
function isThin(summary: string, branch: string | undefined): boolean {
  const text = words(summary);
  const name = words(branch ?? '');
  const last = words(branch?.slice(branch.lastIndexOf('/') + 1) ?? '');
  const subject = text.replace(/^(?:wip|todo) | (?:wip|todo)$/gu, '');
  return text === '' || says.has(text) || (name !== '' && [name, last].includes(subject));
}

/** Letters and digits only, in lower case: `Feature/log-in!` is "feature log in". */
function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Words that say what is waited for: generous, as a false alarm is worse than a missed one. */
const waitsFor =
  /@|\b(?:wait\w*|until|till|once|when|from|by|for|on|needs?|review\w*|approv\w*|answer\w*|repl\w+|access|permission|quota|vendor|team|warte\w*|bis|von|vom|auf|sobald|fehlt|braucht)\b/iu;

function namesSomebody(reason: string, { known }: GapFacts): boolean {
  const text = reason.toLowerCase();
  return waitsFor.test(reason) || [...known].some((email) => text.includes(email.split('@')[0] ?? email));
}
