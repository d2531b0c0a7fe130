import { isReply, type Handoff, type StoredRecord } from '../domain/records';

/** As long as a subject may be before hosting sites and `git log --oneline` cut it. */
const longest = 72;

/**
 * The message of the commit that keeps a record: what kind of record it is, for which branch and in which
 * state, and its id as a trailer for people. Nothing of its text: subjects go on into squashes, pull requests
 * and mails, where no purge reaches them. The code tells such commits by their touching nothing but `.handoffs/`.
 */
export function messageFor(record: StoredRecord): string {
  const said = isReply(record) ? record.kind : headline(record);
  const subject = [...`handoff: ${said}`].slice(0, longest).join('').trimEnd();
  return `${subject}\n\nHandoff-Id: ${record.id}\n`;
}

/** The message of a commit that removes the folders of handoffs, with their ids for people. */
export function messageForTidy(ids: readonly string[]): string {
  const subject = ids.length === 1 ? 'handoff: tidy 1 folder' : `handoff: tidy ${String(ids.length)} folders`;
  return `${subject}\n\n${ids.map((id) => `Handoff-Id: ${id}\n`).join('')}`;
}

function headline({ branch, state }: Handoff): string {
  const where = branch === undefined ? 'note on a detached HEAD' : `note for ${branch}`;
  return state === undefined || state === 'on-track' ? where : `${where} (${state})`;
}
