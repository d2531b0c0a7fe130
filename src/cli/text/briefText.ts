import type { HandoffView } from '../../app/handoffs';
import type { Unreadable } from '../../domain/union';
import type { CodeSince } from '../../app/codeSince';
import type { Times } from '../../app/times';
import { isMe, shortName, type CommittedBy, type Me } from '../../domain/people';
import { zoneThere } from '../../domain/peopleTime';
import type { Handoff } from '../../domain/records';
import { visible } from '../../domain/visible';
import { branchName } from '../../words/branchName';
import { byline } from '../../words/byline';
import { dueText } from '../../words/due';
import { markdownWords } from '../../words/markdownWords';
import { missingText } from '../../words/missing';
import { sinceByPerson } from '../../words/since';
import { stateLabel } from '../../words/states';
import { ago } from '../../words/time';
import { unreadableLine } from './checkText';
import { hanging, oneLine, wrap } from './layout';
import type { Looks } from './listText';

/** Everything that the brief is made from. */
export interface Brief {
  readonly handoff: HandoffView;
  readonly me: Me | undefined;
  readonly code: CodeSince;
  readonly committedBy: CommittedBy;
  readonly times: Times;
  /** Its records that cannot be read. */
  readonly unreadable: readonly Unreadable[];
}

/** A handoff as text, in the order of every surface: state, summary, questions, steps, watch-outs, proof, since. */
export function briefLines(brief: Brief, looks: Looks): readonly string[] {
  const { handoff, me, committedBy, times } = brief;
  const { note } = handoff;
  const { l10n, width } = looks;
  const { headings } = markdownWords(l10n);
  const author = times.timeOf(note.author.email);
  const reader = { ...times.mine, me, author, now: looks.clock.now(), committedBy };
  const state = [...(note.state ? [stateLabel(l10n, note.state)] : []), note.stateReason ?? '']
    .filter((part) => part !== '')
    .join(': ');
  return [
    oneLine(branchName(l10n, note.branch), width),
    ...wrap(byline(l10n, looks.language, handoff, reader), width),
    note.id,
    ...block('', state === '' ? [] : wrap(state, width)),
    ...block('', wrap(note.summary, width)),
    ...texts(headings.outcome, note.outcome, width),
    ...texts(headings.background, note.background, width),
    ...section(headings.questions, note.questions, questionLines(brief, looks)),
    ...section(headings.steps, note.next, stepLines(brief, looks)),
    ...section(headings.watchOuts, said(note), watchOutLines(brief, looks)),
    ...section(headings.proof, note.verify, proofLines(brief, width)),
    ...section('Done so far', note.done, rows(note.done, width)),
    ...section('Places and pages', undefined, rows(placesAndPages(note), width)),
    ...section('You have not received', undefined, missingLines(brief, looks)),
    ...section('Since it was written', undefined, sinceLines(brief, looks)),
    ...section('', undefined, pickedUpLines(brief, looks)),
    ...section(
      'Cannot be read',
      undefined,
      brief.unreadable.flatMap((row) => hanging('  ', unreadableLine(row), width)),
    ),
  ];
}

/** A block with an empty line before it; nothing where there is nothing to say. */
function block(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...(heading === '' ? [] : [heading]), ...lines];
}

/** A list with its heading. One that is empty on purpose says so; one that was never spoken of is not shown. */
function section(
  heading: string,
  said: readonly unknown[] | undefined,
  lines: readonly string[],
): readonly string[] {
  return block(heading, lines.length === 0 && said ? ['  none'] : lines);
}

function texts(heading: string, text: string | undefined, width: number): readonly string[] {
  return block(heading, text === undefined || text.trim() === '' ? [] : hanging('  ', text, width));
}

function rows(list: readonly string[] | undefined, width: number): readonly string[] {
  return (list ?? []).flatMap((text) => hanging('  - ', text, width));
}

function questionLines(brief: Brief, looks: Looks): readonly string[] {
  return brief.handoff.questions.flatMap(({ text, to, due }) => {
    const who = to === undefined ? [] : [`to ${to}`];
    return hanging('  - ', text + aside([...who, ...dueParts(due, to, brief, looks)]), looks.width);
  });
}

function stepLines(brief: Brief, looks: Looks): readonly string[] {
  const { handoff, me } = brief;
  const { l10n, language, clock, width } = looks;
  return handoff.steps.flatMap(({ id, text, done, owner, due, changedBy, changedAt }) => {
    const who =
      done && changedBy && changedAt
        ? [`done by ${nameOf(changedBy, me)} ${ago(l10n, language, changedAt, clock.now())}`]
        : [...(owner === undefined ? [] : [owner]), ...dueParts(due, owner, brief, looks)];
    return hanging(`  [${done ? 'x' : ' '}] `, `${id}  ${text}${aside(who)}`, width);
  });
}

function said(note: Handoff): readonly unknown[] | undefined {
  return note.contingencies ?? note.tried ?? note.doNotTouch;
}

function watchOutLines({ handoff: { note } }: Brief, { l10n, width }: Looks): readonly string[] {
  const words = markdownWords(l10n);
  return rows(
    [
      ...(note.contingencies ?? []).map((row) => words.contingency(row)),
      ...(note.doNotTouch ?? []).map((text) => words.doNotTouch(text)),
      ...(note.tried ?? []).map((text) => words.tried(text)),
    ],
    width,
  );
}

function placesAndPages({ places, decisions, links }: Handoff): readonly string[] {
  return [
    ...(places ?? []).map(
      ({ path, lines, note }) =>
        `${path}${lines === undefined ? '' : `:${lines.join('-')}`}${note === undefined ? '' : `  ${note}`}`,
    ),
    ...(decisions ?? []),
    ...(links ?? []).map(({ title, url }) => (title === undefined ? url : `${title}: ${url}`)),
  ];
}

function proofLines({ handoff: { note } }: Brief, width: number): readonly string[] {
  return (note.verify ?? []).flatMap(({ run, expect }) => [
    // As it is, spaces too: it is to be copied.
    `  $ ${visible(run)}`,
    ...(expect === undefined || expect === '' ? [] : hanging('    ', expect, width)),
  ]);
}

function missingLines({ handoff, me, code }: Brief, { l10n, width }: Looks): readonly string[] {
  const mine = isMe(me, handoff.note.author.email);
  return mine ? [] : rows(missingText(l10n, handoff.note.at, code.hasCode), width);
}

function sinceLines({ code, me }: Brief, { l10n, width }: Looks): readonly string[] {
  const since = code.work;
  if (!since || since.total === 0) {
    return [];
  }
  const newest = since.commits.slice(0, 5);
  return [
    ...sinceByPerson(l10n, since.commits, me).map((line) => `  ${oneLine(line, width - 2)}`),
    ...newest.map(({ id, subject }) => `  ${id.slice(0, 7)}  ${oneLine(subject, width - 11)}`),
    ...(since.total > newest.length ? [`  and ${String(since.total - newest.length)} more`] : []),
  ];
}

function pickedUpLines({ handoff, me }: Brief, { l10n, language, clock, width }: Looks): readonly string[] {
  const { pickedUp, closed } = handoff;
  const now = clock.now();
  return [
    ...(pickedUp
      ? [
          `Picked up by ${nameOf(pickedUp.by, me)} ${ago(l10n, language, pickedUp.at, now)}:`,
          ...hanging('  ', pickedUp.readBack, width),
        ]
      : []),
    ...(closed
      ? wrap(
          `Closed by ${nameOf(closed.by, me)} ${ago(l10n, language, closed.at, now)}${closed.outcome === undefined ? '.' : `: ${closed.outcome}`}`,
          width,
        )
      : []),
  ];
}

function nameOf(person: { readonly name: string; readonly email: string }, me: Me | undefined): string {
  return isMe(me, person.email) ? 'you' : oneLine(shortName(person.name), 60);
}

/** On the reader's clock, and on that of whoever is to do it, else of the author. */
function dueParts(
  due: string | undefined,
  owner: string | undefined,
  { handoff: { note }, me, times: { mine, timeOf } }: Brief,
  { l10n, language, clock }: Looks,
): readonly string[] {
  const there = zoneThere(owner, note.author.email, me, timeOf);
  const now = clock.now().getTime();
  const sight = { now, timeZone: mine.timeZone, there, writtenIn: note.timeZone };
  return due === undefined ? [] : [dueText(l10n, language, due, sight)];
}

function aside(parts: readonly string[]): string {
  return parts.length === 0 ? '' : `  (${parts.join(', ')})`;
}
