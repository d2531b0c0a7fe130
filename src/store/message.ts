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

function firstLine(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\p{C}/gu, ' ').trim());
  return lines.find((line) => line !== '') ?? '';
}
