import type { SendAs } from '../domain/journal';
import { ProblemError } from '../domain/problem';
import { overtakenBy, refusalOf } from '../domain/refusal';
import type { Parts } from './parts';
import type { Network } from './ports';
import { needRemotes, type Remotes } from './remotes';
import { replacePurged, type NotReplaced } from './replacePurged';

export interface Synced {
  /** The remote that the own journal goes to. */
  readonly remote: string;
  /** True when there was something of ours to send, and it was sent. */
  readonly sent: boolean;
  /** What a purge could not take away on that remote. */
  readonly notReplaced: readonly NotReplaced[];
  /** Remotes that were to be fetched from beside that one, and could not be. */
  readonly notFetched: readonly { readonly remote: string; readonly error: unknown }[];
}

/** What an exchange works with. */
export type SyncParts = Pick<Parts, 'repository' | 'records' | 'clone' | 'settings'>;

/** What a fetch without sending has come to. */
export type Fetched = Pick<Synced, 'notFetched'>;

/** How hard to try. */
export interface SyncOptions {
  /** False leaves a remote in peace that has refused our refs before: only the user's word asks it again. */
  readonly retry: boolean;
}

/**
 * Exchanges journals: the others' are fetched from every remote of the branch, then ours is sent to the one
 * that the branch is pushed to. One that fails does not keep the others. No branch of the user's moves and no
 * commit of theirs goes along. Throws `no-remote`, `which-remote`, `refs-refused`, `not-taken`, or what the
 * network says; nothing is lost by it, and doing it again adds nothing twice.
 */
export async function sync(
  parts: SyncParts,
  network: Network,
  branch: string | undefined,
  options: SyncOptions = { retry: true },
): Promise<Synced> {
  const remotes = await needRemotes(parts, branch);
  const { push: remote } = remotes;
  const { notFetched } = await fetchFrom(parts, network, remotes);
  const failed = notFetched.find((other) => other.remote === remote);
  if (failed) {
    // What the fetch would have brought decides under which name ours may go, so nothing is sent either.
    throw failed.error;
  }
  const target = { remote, sendAs: await sendsAs(parts), ...options };
  return { remote, notFetched, ...(await sendJournal(parts, network, target)) };
}

/**
 * Fetches the others' journals from every remote of the branch, and sends nothing. Throws `no-remote`,
 * `which-remote`, or what the network says where not one of them could be fetched from.
 */
export async function fetchOthers(
  parts: SyncParts,
  network: Network,
  branch: string | undefined,
): Promise<Fetched> {
  const remotes = await needRemotes(parts, branch);
  const fetched = await fetchFrom(parts, network, remotes);
  if (fetched.notFetched.length === remotes.fetch.length) {
    throw fetched.notFetched[0]?.error;
  }
  return fetched;
}

/** One that fails does not keep the others. */
async function fetchFrom(parts: SyncParts, network: Network, remotes: Remotes): Promise<Fetched> {
  const sendAs = await sendsAs(parts);
  const notFetched: Synced['notFetched'][number][] = [];
  for (const remote of remotes.fetch) {
    await fetchJournals(parts, network, remote, sendAs).catch((error: unknown) =>
      notFetched.push({ remote, error }),
    );
  }
  return { notFetched };
}

/** How this clone's journal travels, as the user chose. */
export async function sendsAs({ clone }: Pick<Parts, 'clone'>): Promise<SendAs> {
  return (await clone.choices()).sendAs ?? 'ref';
}

/** Lets the journal travel in another way from now on; what a remote said to the way before is forgotten. */
export async function chooseSendAs(
  parts: Pick<Parts, 'repository' | 'clone'>,
  sendAs: SendAs,
): Promise<void> {
  await parts.clone.setChoices({ ...(await parts.clone.choices()), sendAs });
  for (const remote of await parts.repository.listRemotes()) {
    const { fetched, refused } = await parts.clone.exchange(remote);
    await (refused === undefined ? undefined : parts.clone.setExchange(remote, { fetched }));
  }
}

/** Pushes a branch, on the user's click. Its upstream configuration stays as it is. */
export async function pushBranch(
  parts: Pick<Parts, 'repository' | 'settings'>,
  network: Network,
  branch: string,
): Promise<void> {
  const { push } = await needRemotes(parts, branch);
  await network.push(push, `refs/heads/${branch}:refs/heads/${branch}`);
}

async function fetchJournals(
  { records, clone }: SyncParts,
  network: Network,
  remote: string,
  sendAs: SendAs,
): Promise<void> {
  for (const refspec of (await records.syncPlan(remote, sendAs)).fetch) {
    await network.fetch(remote, refspec);
  }
  const before = await clone.exchange(remote);
  if (!before.fetched) {
    await clone.setExchange(remote, { ...before, fetched: true });
  }
}

interface Target extends SyncOptions {
  readonly remote: string;
  readonly sendAs: SendAs;
}

/** What the fetch brought decides whether there is anything to send, and under which name. */
async function sendJournal(
  parts: SyncParts,
  network: Network,
  target: Target,
): Promise<Pick<Synced, 'sent' | 'notReplaced'>> {
  const { records, clone } = parts;
  const { remote, sendAs, retry } = target;
  const { isUnsent } = await records.syncPlan(remote, sendAs);
  const before = (await clone.exchange(remote)).refused;
  if (isUnsent && before !== undefined && !retry) {
    throw refused(remote, sendAs, before, true);
  }
  const notReplaced = await replaceAll(parts, network, target);
  let plan = await records.syncPlan(remote, sendAs);
  if (plan.isUnsent && plan.push === undefined) {
    // The remote keeps the journal as it was before a purge: what is new is sent all the same.
    await records.goOnBeside();
    plan = await records.syncPlan(remote, sendAs);
  }
  if (plan.push !== undefined) {
    await push(parts, network, target, plan.push);
  }
  if (isUnsent) {
    await clone.setExchange(remote, { fetched: true });
  }
  return { sent: isUnsent, notReplaced };
}

/** As often as a remote's journal is looked at again because somebody wrote to it in between. */
const mostAttempts = 3;

/** Takes away what was purged. Where somebody was faster the plan is made again: it may be theirs now. */
async function replaceAll(
  parts: SyncParts,
  network: Network,
  { remote, sendAs }: Target,
): Promise<readonly NotReplaced[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { replace } = await parts.records.syncPlan(remote, sendAs);
    try {
      return await replacePurged(parts, network, replace, attempt === mostAttempts);
    } catch (error) {
      if (overtakenBy(error) === undefined) {
        throw error;
      }
      await fetchJournals(parts, network, remote, sendAs);
    }
  }
}

async function push(
  parts: SyncParts,
  network: Network,
  { remote, sendAs }: Target,
  refspec: string,
): Promise<void> {
  const { records, clone } = parts;
  try {
    if (await network.push(remote, refspec)) {
      await records.sent(remote, refspec);
    } else {
      await seeThatItArrived(parts, network, remote, sendAs);
    }
  } catch (error) {
    const said = refusalOf(error);
    if (said === undefined) {
      throw error;
    }
    await clone.setExchange(remote, { fetched: true, refused: said });
    throw refused(remote, sendAs, said, false);
  }
}

function refused(remote: string, sentAs: SendAs, said: string, isKnown: boolean): ProblemError {
  return new ProblemError(
    said === '' ? { kind: 'not-taken', remote } : { kind: 'refs-refused', remote, sentAs, said, isKnown },
  );
}

async function seeThatItArrived(
  parts: SyncParts,
  network: Network,
  remote: string,
  sendAs: SendAs,
): Promise<void> {
  await fetchJournals(parts, network, remote, sendAs);
  if ((await parts.records.syncPlan(remote, sendAs)).isUnsent) {
    // Remembered like a refusal: whoever dealt with it has asked the user something, and not at every reply.
    await parts.clone.setExchange(remote, { fetched: true, refused: '' });
    throw new ProblemError({ kind: 'not-taken', remote });
  }
}
