import type { HandoffContent, HandoffState, Question, Step, Verification } from '../../domain/records';
import type { Row } from './rowEditing';

/** What the fields of the form hold. Rows without text are not among them. */
export interface FormValues {
  readonly to: readonly string[];
  readonly state: HandoffState | undefined;
  readonly stateReason: string;
  readonly summary: string;
  readonly questions: readonly Row<Question>[];
  readonly next: readonly Row<Step>[];
  readonly verify: readonly Row<Verification>[];
  readonly done: readonly Row<string>[];
}

/**
 * The content as typed so far, on top of what the form was opened with: keys and parts of entries that
 * have no field here come through unchanged. An emptied list says nothing again (the key goes), unless
 * it was an explicit "none" before.
 */
export function contentOf(base: HandoffContent, values: FormValues): HandoffContent {
  const { to, questions, next, verify, done } = base;
  return {
    ...withoutFields(base),
    summary: values.summary,
    ...(values.state === undefined ? {} : { state: values.state }),
    ...(values.stateReason === '' ? {} : { stateReason: values.stateReason }),
    ...list('to', to, values.to),
    ...list('questions', questions, values.questions.map(entryOfText)),
    ...list('next', next, values.next.map(entryOfText)),
    ...list('verify', verify, values.verify.map(verificationOf)),
    ...list(
      'done',
      done,
      values.done.map((row) => row.values[0] ?? ''),
    ),
  };
}

/** The keys that have no field in the form. */
function withoutFields(base: HandoffContent): Partial<HandoffContent> {
  const shown: readonly string[] = ['to', 'state', 'stateReason', 'questions', 'next', 'verify', 'done'];
  return Object.fromEntries(Object.entries(base).filter(([key]) => !shown.includes(key)));
}

/** Rows for entries with one text. */
export function textRows<T extends { readonly text: string }>(
  entries: readonly T[] | undefined,
): readonly Omit<Row<T>, 'key'>[] {
  return (entries ?? []).map((item) => ({ values: [item.text], item }));
}

export function verifyRows(
  entries: readonly Verification[] | undefined,
): readonly Omit<Row<Verification>, 'key'>[] {
  return (entries ?? []).map((item) => ({ values: [item.run, item.expect ?? ''], item }));
}

export function doneRows(entries: readonly string[] | undefined): readonly Omit<Row<string>, 'key'>[] {
  return (entries ?? []).map((item) => ({ values: [item], item }));
}

/** A new row gets its id when it is saved: see domain/content. */
function entryOfText<T extends Question | Step>(
  row: Row<T>,
): (T | { readonly id: '' }) & { readonly text: string } {
  return { ...(row.item ?? { id: '' }), text: row.values[0] ?? '' };
}

function verificationOf(row: Row<Verification>): Verification {
  const [run = '', expect = ''] = row.values;
  return expect === '' ? { run } : { run, expect };
}

function list<K extends string, T>(
  key: K,
  before: readonly T[] | undefined,
  now: readonly T[],
): Partial<Record<K, readonly T[]>> {
  const nothingSaid = now.length === 0 && before?.length !== 0;
  return nothingSaid ? {} : ({ [key]: now } as Record<K, readonly T[]>);
}
