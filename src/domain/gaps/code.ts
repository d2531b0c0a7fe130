/** What the handoff names and the branch does not have, and what the branch has and the handoff does not name. */
import type { HandoffContent } from '../records';
import { advice } from './advice';
import type { Rule } from './gap';
import { excerpt, textsOf } from './texts';

/** Somebody tried something, and it did not work: where are the details? */
const deadEnd =
  /\b(?:tried|attempted|did(?: no|n['’])t work|gave up|given up|dead[ -]end|without success|to no avail|versucht|hat nicht funktioniert|ging nicht|sackgasse|aufgegeben|vergeblich)\b/iu;

export const codeRules: readonly Rule[] = [
  advice('place-missing', ({ places = [] }, { missingPaths }) =>
    places.map(({ path }, row) =>
      missingPaths.has(path)
        ? { about: path, detail: { name: path }, fix: { kind: 'focus', field: 'places', row } }
        : undefined,
    ),
  ),
  advice('decision-missing', ({ decisions = [] }, { missingPaths }) =>
    decisions.map((path, row) =>
      missingPaths.has(path)
        ? { about: path, detail: { name: path }, fix: { kind: 'focus', field: 'decisions', row } }
        : undefined,
    ),
  ),
  advice('todo-untold', (handoff, { todos }) => {
    const told = allText(handoff);
    const untold = todos.filter((todo) => !isTold(todo, told));
    const [first] = untold;
    return first === undefined
      ? []
      : [
          {
            about: untold.join('\n'),
            detail: { count: untold.length, name: excerpt(first) },
            fix: { kind: 'focus', field: 'next' },
          },
        ];
  }),
  advice('dead-end-untold', (handoff) => {
    const said = handoff.tried === undefined ? textsOf(handoff) : [];
    const placed = said.find(
      ({ field, text }) => ['summary', 'background', 'stateReason'].includes(field) && deadEnd.test(text),
    );
    const [phrase] = deadEnd.exec(placed?.text ?? '') ?? [];
    return phrase === undefined
      ? []
      : [{ about: phrase, detail: { name: phrase }, fix: { kind: 'focus', field: 'tried' } }];
  }),
  advice('revert-untold', ({ tried, doNotTouch }, { subjects }) => {
    const reverts = subjects.filter((subject) => /^Revert\b/.test(subject));
    const [first] = reverts;
    return first === undefined || tried !== undefined || doNotTouch !== undefined
      ? []
      : [
          {
            about: reverts.join('\n'),
            detail: { count: reverts.length, name: excerpt(first) },
            fix: { kind: 'focus', field: 'tried' },
          },
        ];
  }),
];

/** By its words: a step need not repeat the line. */
function isTold(todo: string, told: string): boolean {
  const words = (todo.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []).filter(
    (word) => !['todo', 'fixme', 'this', 'that', 'when', 'with', 'have', 'need', 'should'].includes(word),
  );
  const found = words.filter((word) => told.includes(word));
  return words.length > 0 && found.length * 2 >= words.length;
}

function allText(handoff: HandoffContent): string {
  return textsOf(handoff)
    .map(({ text }) => text)
    .join('\n')
    .toLowerCase();
}
