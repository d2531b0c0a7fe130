import type { HandoffContent } from '../records';
import type { Section } from '../sections';

/** A text of a handoff and where it stands. `row` counts the rows of a list from 0. */
export interface PlacedText {
  readonly field: Section;
  readonly row?: number;
  readonly text: string;
}

/** A draft can be longer than a record; what is beyond this is not looked at. */
const longest = 20_000;

/**
 * What a person wrote into a handoff for another to read, without code in Markdown: in code a word is a
 * name. `done` is left out, as its lines are subjects of commits.
 */
export function textsOf(handoff: HandoffContent): readonly PlacedText[] {
  const one = (field: Section, text: string | undefined): PlacedText => ({ field, text: text ?? '' });
  const many = (field: Section, texts: readonly (string | undefined)[] | undefined): readonly PlacedText[] =>
    (texts ?? []).map((text, row) => ({ field, row, text: text ?? '' }));
  return [
    one('summary', handoff.summary),
    one('stateReason', handoff.stateReason),
    one('outcome', handoff.outcome),
    one('background', handoff.background),
    ...many(
      'next',
      handoff.next?.map(({ text }) => text),
    ),
    ...many(
      'questions',
      handoff.questions?.map(({ text }) => text),
    ),
    ...many(
      'verify',
      handoff.verify?.map(({ expect }) => expect),
    ),
    ...many(
      'contingencies',
      handoff.contingencies?.map((row) => `${row.if} ${row.then} ${row.ask ?? ''}`),
    ),
    ...many('doNotTouch', handoff.doNotTouch),
    ...many('tried', handoff.tried),
    ...many(
      'places',
      handoff.places?.map(({ note }) => note),
    ),
  ]
    .map((placed) => ({ ...placed, text: withoutCode(placed.text.slice(0, longest)) }))
    .filter(({ text }) => text.trim() !== '');
}

function withoutCode(text: string): string {
  return text.replace(/```[^`]*```/g, ' ').replace(/`[^`\n]*`/g, ' ');
}

/** A text short enough to be named in a line. */
export function excerpt(text: string, most = 60): string {
  const line = text.trim().replace(/\s+/g, ' ');
  const characters = [...line];
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`;
}
