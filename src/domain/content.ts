import type { Contingency, HandoffContent, Link, Question, Step, Verification } from './records';
import { withoutKeys } from './withoutKeys';

/** What is wrong with something typed into the form, by field. */
export type ContentProblem =
  | { readonly kind: 'summary-missing' }
  | { readonly kind: 'run-missing'; readonly index: number }
  | { readonly kind: 'run-not-one-line'; readonly index: number }
  | { readonly kind: 'contingency-half'; readonly index: number }
  | { readonly kind: 'link-without-address'; readonly index: number };

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
  const problems = problemsOf(draft);
  if (problems.length > 0) {
    return { ok: false, problems };
  }
  const { next, questions, verify, stateReason, outcome, background } = draft;
  const content: HandoffContent = {
    ...withoutKeys(draft, cleaned),
    summary: draft.summary.trim(),
    ...given('stateReason', stateReason?.trim() ?? ''),
    ...given('outcome', outcome?.trim() ?? ''),
    ...given('background', background?.trim() ?? ''),
    ...rows('verify', verify, (row): Verification | undefined => {
      const run = row.run.trim();
      return run === '' ? undefined : { run, ...given('expect', row.expect?.trim() ?? '') };
    }),
    ...rows('next', next, (row): Step | undefined => withText(row)),
    ...rows('questions', questions, (row): Question | undefined => withText(row)),
    ...otherLists(draft),
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

/** What is trimmed or counted below; the rest stays as it is. */
const cleaned: readonly string[] = [
  ...['stateReason', 'outcome', 'background', 'verify', 'next', 'questions'],
  ...['contingencies', 'doNotTouch', 'tried', 'done', 'links'],
];

function problemsOf(draft: HandoffContent): readonly ContentProblem[] {
  const problems: ContentProblem[] = [];
  if (draft.summary.trim() === '') {
    problems.push({ kind: 'summary-missing' });
  }
  (draft.verify ?? []).forEach((row, index) => {
    if (row.run.trim() === '' && (row.expect ?? '').trim() !== '') {
      problems.push({ kind: 'run-missing', index });
    } else if (!oneLine.test(row.run.trim())) {
      problems.push({ kind: 'run-not-one-line', index });
    }
  });
  (draft.contingencies ?? []).forEach((row, index) => {
    const isSaid = [row.if, row.then, row.ask ?? ''].some((text) => text.trim() !== '');
    if (isSaid && (row.if.trim() === '' || row.then.trim() === '')) {
      problems.push({ kind: 'contingency-half', index });
    }
  });
  (draft.links ?? []).forEach(({ url, title = '' }, index) => {
    if (url.trim() === '' && title.trim() !== '') {
      problems.push({ kind: 'link-without-address', index });
    }
  });
  return problems;
}

/** The lists that came to the form later, trimmed and without empty rows. */
function otherLists({
  contingencies,
  doNotTouch,
  tried,
  done,
  links,
}: HandoffContent): Partial<HandoffContent> {
  const plain = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  return {
    ...rows('contingencies', contingencies, (row): Contingency | undefined =>
      row.if.trim() === ''
        ? undefined
        : { if: row.if.trim(), then: row.then.trim(), ...given('ask', row.ask?.trim() ?? '') },
    ),
    ...rows('doNotTouch', doNotTouch, plain),
    ...rows('tried', tried, plain),
    ...rows('done', done, plain),
    ...rows('links', links, (row): Link | undefined =>
      row.url.trim() === '' ? undefined : { url: row.url.trim(), ...given('title', row.title?.trim() ?? '') },
    ),
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
