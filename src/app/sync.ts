import { ProblemError } from '../domain/problem';
import type { Parts } from './parts';
import type { Network } from './ports';

export interface Synced {
  readonly remote: string;
  /** True when there was something of ours to send, and it was sent. */
  readonly sent: boolean;
}

/**
 * Exchanges journals with the remote: the others' are fetched, then ours is sent. No branch moves and no
 * commit of the user goes along. Throws `no-remote`, or what the network says; nothing is lost by it,
 * and doing it again adds nothing twice.
 */
export async function sync(
  parts: Pick<Parts, 'repository' | 'records'>,
  network: Network,
  branch: string | undefined,
): Promise<Synced> {
  const remote = await remoteOf(parts, branch);
  const before = await parts.records.syncPlan(remote);
  await network.fetch(remote, before.fetch);
  // What the fetch brought decides whether there is anything to send, and under which name.
  const { push } = await parts.records.syncPlan(remote);
  if (push !== undefined) {
    await network.push(remote, push);
    await parts.records.sent(remote, push);
  }
  return { remote, sent: push !== undefined };
}

/** Pushes a branch, on the user's click. Its upstream configuration stays as it is. */
export async function pushBranch(
  parts: Pick<Parts, 'repository'>,
  network: Network,
  branch: string,
): Promise<void> {
  const remote = await remoteOf(parts, branch);
  await network.push(remote, `refs/heads/${branch}:refs/heads/${branch}`);
}

async function remoteOf(parts: Pick<Parts, 'repository'>, branch: string | undefined): Promise<string> {
  const remote = await parts.repository.pushRemote(branch);
  if (remote === undefined) {
    throw new ProblemError({ kind: 'no-remote' });
  }
  return remote;
}
