import { journalBranch, type SendAs } from '../domain/journal';
import { journalRef } from './writer';

/** The ways in which a journal can travel. */
export const ways: readonly SendAs[] = ['ref', 'branch'];

/** What a journal is called on a remote. */
export function refThere(writer: string, way: SendAs): string {
  return way === 'ref' ? journalRef(writer) : `refs/heads/${journalBranch(writer)}`;
}

/** Where this clone keeps what it knows of a journal on a remote. */
export function trackingRef(remote: string, writer: string, way: SendAs): string {
  return way === 'ref'
    ? `refs/handoffs-remote/${remote}/${writer}`
    : `refs/remotes/${remote}/${journalBranch(writer)}`;
}

/** A remote's copy of a writer's journal, by the ref that keeps it here; undefined for any other ref. */
export function remoteCopy(
  tracking: string,
  writer: string,
): { readonly remote: string; readonly way: SendAs } | undefined {
  for (const way of ways) {
    const [before = '', after = ''] = trackingRef('\0', writer, way).split('\0');
    const remote = tracking.slice(before.length, -after.length);
    if (remote !== '' && tracking === trackingRef(remote, writer, way)) {
      return { remote, way };
    }
  }
  return undefined;
}
