import type { FoldedHandoff, QuestionState, StepState } from '../domain/fold';
import type { Contingency, Handoff, HandoffState, Verification } from '../domain/records';

/** Everything that is said in the reader's language; `words` makes one. */
export interface MarkdownWords {
  /** Title line, such as "Handoff on feature/login". */
  title(note: Handoff): string;
  /** Line under the title: who wrote it and when, and what its status is. */
  byline(handoff: FoldedHandoff): string;
  state(state: HandoffState): string;
  readonly headings: {
    readonly state: string;
    readonly summary: string;
    readonly outcome: string;
    readonly background: string;
    readonly questions: string;
    readonly steps: string;
    readonly watchOuts: string;
    readonly proof: string;
  };
  /** What stands for a list that is empty on purpose: "none". */
  readonly none: string;
  /** "If it fails: ask Ana", from the parts of a contingency. */
  contingency(row: Contingency): string;
  /** "Tried, did not work: longer tokens". */
  tried(text: string): string;
  /** "Leave alone: db/0042.sql". */
  doNotTouch(text: string): string;
  /** "for bo@example.org, until 2026-11-30", or an empty text. */
  aside(row: StepState | QuestionState): string;
}

/**
 * A handoff as a Markdown text, in the order in which the next person asks: state, summary, questions,
 * steps, watch-outs, proof. What was not said has no section. The summary is its author's Markdown and
 * comes as it is; every other text is escaped, so that it cannot become anything but text. Characters
 * that the eye does not see are left to whoever shows it. Ends with a line end.
 */
export function handoffToMarkdown(handoff: FoldedHandoff, words: MarkdownWords): string {
  const { note, questions, steps } = handoff;
  const { headings } = words;
  const blocks = [
    `# ${escaped(words.title(note))}`,
    escaped(words.byline(handoff)),
    ...section(headings.state, stateText(note, words)),
    ...section(headings.summary, note.summary.trim()),
    ...section(headings.outcome, paragraphs(note.outcome)),
    ...section(headings.background, paragraphs(note.background)),
    ...section(
      headings.questions,
      bullets(
        questions.map((row) => withAside(row, words)),
        note.questions,
        words,
      ),
    ),
    ...section(
      headings.steps,
      bullets(
        steps.map((row) => task(row, words)),
        note.next,
        words,
      ),
    ),
    ...section(headings.watchOuts, watchOuts(note, words)),
    ...section(headings.proof, bullets((note.verify ?? []).map(proof), note.verify, words)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(heading: string, body: string): readonly string[] {
  return body === '' ? [] : [`## ${escaped(heading)}`, body];
}

function stateText(note: Handoff, words: MarkdownWords): string {
  const said = [
    ...(note.state ? [words.state(note.state)] : []),
    ...(note.stateReason ? [note.stateReason] : []),
  ];
  return escaped(said.join(': '));
}

function paragraphs(text: string | undefined): string {
  return (text ?? '')
    .split(/\n\s*\n/)
    .map(escaped)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** `said` is the list as written: absent, nothing was said; empty, none on purpose. */
function bullets(
  rows: readonly string[],
  said: readonly unknown[] | undefined,
  words: MarkdownWords,
): string {
  if (rows.length > 0) {
    return rows.map((row) => `- ${row}`).join('\n');
  }
  return said === undefined ? '' : escaped(words.none);
}

function task(row: StepState, words: MarkdownWords): string {
  return `[${row.done ? 'x' : ' '}] ${withAside(row, words)}`;
}

function withAside(row: StepState | QuestionState, words: MarkdownWords): string {
  const aside = words.aside(row);
  return escaped(row.text) + (aside === '' ? '' : ` (${escaped(aside)})`);
}

function watchOuts(note: Handoff, words: MarkdownWords): string {
  const rows = [
    ...(note.contingencies ?? []).map((row) => words.contingency(row)),
    ...(note.tried ?? []).map((text) => words.tried(text)),
    ...(note.doNotTouch ?? []).map((text) => words.doNotTouch(text)),
  ];
  return bullets(rows.map(escaped), note.contingencies ?? note.tried ?? note.doNotTouch, words);
}

function proof({ run, expect }: Verification): string {
  return codeSpan(run) + (expect === undefined || expect === '' ? '' : `: ${escaped(expect)}`);
}

/** A code span that no back-tick inside it can end. */
function codeSpan(code: string): string {
  const longest = Math.max(0, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^`|`$|^ .* $/.test(code) ? ' ' : '';
  return `${fence}${padding}${code}${padding}${fence}`;
}

/** One line in which nothing is markup: no emphasis, code, link, image, HTML, entity, heading or list. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>&|~]/g, '\\$&')
    .replace(/^[#+=-]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
