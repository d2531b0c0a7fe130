import { isId, slug } from '../domain/ids';
import type { Handoff, Reply } from '../domain/records';

/** The folder that holds every shared record, in working trees and in the trees of refs. */
export const recordsFolder = '.handoffs';

/** Names that Windows keeps for devices: a folder of such a name cannot be checked out there. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** `.handoffs/<slug of the branch>/<id>/handoff.yaml`. @throws RangeError for an id that is none. */
export function handoffPath(note: Pick<Handoff, 'id' | 'branch'>): string {
  return `${folderOf(note)}/handoff.yaml`;
}

/** The file of a reply, beside the note that it answers. @throws RangeError for an id that is none. */
export function replyPath(
  reply: Pick<Reply, 'id' | 'handoff'>,
  note: Pick<Handoff, 'branch'> | undefined,
): string {
  return `${folderOf({ id: reply.handoff, ...note })}/${checked(reply.id)}.yaml`;
}

/** `<id>.yaml`: private records lie in one flat folder. @throws RangeError for an id that is none. */
export function privateName(id: string): string {
  return `${checked(id)}.yaml`;
}

/** The folder names are for people; what counts is the id and the branch inside the file. */
function folderOf({ id, branch }: { readonly id: string; readonly branch?: string }): string {
  return `${recordsFolder}/${branchFolder(branch)}/${checked(id)}`;
}

function branchFolder(branch: string | undefined): string {
  const name = branch === undefined ? 'detached' : slug(branch);
  return name === '' || deviceName.test(name) ? `${name}-branch` : name;
}

/** An id becomes a file name: nothing that is no id may get there (`..`, `/`, `.git`). */
function checked(id: string): string {
  if (!isId(id)) {
    throw new RangeError(`no id of a record: ${JSON.stringify(id)}`);
  }
  return id;
}
