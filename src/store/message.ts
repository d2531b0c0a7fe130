import { isReply, type StoredRecord } from '../domain/records';

/** As long as a subject may be before hosting sites and `git log --oneline` cut it. */
const longest = 72;

/**
 * The message of the commit that keeps a record: what it says in one line, and its id as a trailer for
 * people. The code tells such commits by their touching nothing but `.handoffs/`.
 */
export function messageFor(record: StoredRecord): string {
  const said = isReply(record) ? record.kind : firstLine(record.summary);
  const subject = [...`handoff: ${said}`].slice(0, longest).join('').trimEnd();
  return `${subject}\n\nHandoff-Id: ${record.id}\n`;
}

/** The message of a commit that removes the folders of handoffs, with their ids for people. */
export function messageForTidy(ids: readonly string[]): string {
  const subject = ids.length === 1 ? 'handoff: tidy 1 folder' : `handoff: tidy ${String(ids.length)} folders`;
  return `${subject}\n\n${ids.map((id) => `Handoff-Id: ${id}\n`).join('')}`;
}

function firstLine(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\p{C}/gu, ' ').trim());
  return lines.find((line) => line !== '') ?? '';
}
