/** Until when: a time that everybody reads the same, and that is not over. */
import type { HandoffContent } from '../records';
import { readDue, type Due } from '../time/due';
import { day, hour, isTimeZone } from '../time/zone';
import { advice } from './advice';
import type { Finding, Rule } from './gap';

interface PlacedDue {
  readonly field: 'next' | 'questions';
  readonly row: number;
  readonly due: string;
  readonly read: Due | undefined;
}

export const dueRules: readonly Rule[] = [
  advice('due-unclear', (handoff) =>
    duesOf(handoff)
      .filter(({ read }) => read === undefined)
      .map(finding),
  ),
  advice('due-without-zone', (handoff, { timeZone }) =>
    duesOf(handoff)
      .filter(({ read }) => read?.kind === 'wall')
      .map((placed) => ({
        ...finding(placed),
        ...(isTimeZone(timeZone)
          ? {
              detail: { name: placed.due.trim(), by: timeZone },
              fix: {
                kind: 'fill-in',
                fill: {
                  field: placed.field,
                  row: placed.row,
                  key: 'due',
                  value: `${placed.due.trim()} ${timeZone}`,
                },
              },
            }
          : {}),
      })),
  ),
  advice('due-passed', (handoff, { now }) =>
    duesOf(handoff)
      .filter(({ read }) => read !== undefined && isOver(read, now.getTime()))
      .map(finding),
  ),
];

function duesOf({ next = [], questions = [] }: HandoffContent): readonly PlacedDue[] {
  const placed = (
    field: PlacedDue['field'],
    rows: readonly { readonly due?: string }[],
  ): readonly PlacedDue[] =>
    rows.flatMap(({ due = '' }, row) => (due.trim() === '' ? [] : [{ field, row, due, read: readDue(due) }]));
  return [...placed('next', next), ...placed('questions', questions)];
}

function finding({ field, row, due }: PlacedDue): Finding {
  const name = due.trim();
  return { about: `${field} ${name}`, detail: { name }, fix: { kind: 'focus', field, row } };
}

/** A day, or a time on a clock that nobody named, is over once it is over everywhere on earth. */
function isOver(due: Due, now: number): boolean {
  switch (due.kind) {
    case 'instant':
      return due.at < now;
    case 'day':
      return due.day + day + 12 * hour < now;
    case 'wall':
      return due.wall + 12 * hour < now;
  }
}
