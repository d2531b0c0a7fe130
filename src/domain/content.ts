import type { HandoffContent, Question, Step, Verification } from './records';

/** What is wrong with something typed into the form, by field. */
export type ContentProblem =
  | { readonly kind: 'summary-missing' }
  | { readonly kind: 'run-missing'; readonly index: number }
  | { readonly kind: 'run-not-one-line'; readonly index: number };

export type FinishedContent =
  | { readonly ok: true; readonly content: HandoffContent }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] };

/**
 * Text of one line without C0 and C1 control characters or Unicode line ends: a command to run must be
 * exactly what the eye sees.
 */
export const oneLine = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

/**
 * Turns what was typed into what is kept: trimmed, without empty rows, every step and question with an
 * id of its own. An empty list that was there stays ("none, on purpose"); a list that only held empty
 * rows was not answered and goes.
 */
export function finishContent(draft: HandoffContent): FinishedContent {
  const problems: ContentProblem[] = [];
  const summary = draft.summary.trim();
  if (summary === '') {
    problems.push({ kind: 'summary-missing' });
  }
  (draft.verify ?? []).forEach((row, index) => {
    if (row.run.trim() === '' && (row.expect ?? '').trim() !== '') {
      problems.push({ kind: 'run-missing', index });
    } else if (!oneLine.test(row.run.trim())) {
      problems.push({ kind: 'run-not-one-line', index });
    }
  });
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const { next, questions, verify, stateReason, ...rest } = draft;
  const content: HandoffContent = {
    ...rest,
    summary,
    ...given('stateReason', stateReason?.trim() ?? ''),
    ...rows('verify', verify, (row): Verification | undefined => {
      const run = row.run.trim();
      return run === '' ? undefined : { run, ...given('expect', row.expect?.trim() ?? '') };
    }),
    ...rows('next', next, (row): Step | undefined => withText(row)),
    ...rows('questions', questions, (row): Question | undefined => withText(row)),
  };
  return {
    ok: true,
    content: {
      ...content,
      ...(content.next ? { next: numbered(content.next, 's') } : {}),
      ...(content.questions ? { questions: numbered(content.questions, 'q') } : {}),
    },
  };
}

function withText<T extends { readonly text: string }>(row: T): T | undefined {
  const text = row.text.trim();
  return text === '' ? undefined : { ...row, text };
}

function given<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  return text === '' ? {} : ({ [key]: text } as Record<K, string>);
}

function rows<K extends string, T>(
  key: K,
  list: readonly T[] | undefined,
  keep: (row: T) => T | undefined,
): Partial<Record<K, readonly T[]>> {
  if (list === undefined) {
    return {};
  }
  const kept: readonly T[] = list.map(keep).filter((row): row is T & {} => row !== undefined);
  return list.length > 0 && kept.length === 0 ? {} : ({ [key]: kept } as Record<K, readonly T[]>);
}

/** Keeps the ids there are (replies point to them) and gives the others the lowest free number. */
function numbered<T extends { readonly id: string }>(list: readonly T[], prefix: string): readonly T[] {
  const taken = new Set(list.map((row) => row.id).filter((id) => id !== ''));
  const used = new Set<string>();
  let number = 0;
  return list.map((row) => {
    if (row.id !== '' && !used.has(row.id)) {
      used.add(row.id);
      return row;
    }
    do {
      number += 1;
    } while (taken.has(`${prefix}${String(number)}`));
    const id = `${prefix}${String(number)}`;
    taken.add(id);
    used.add(id);
    return { ...row, id };
  });
}
