import type { Handoff } from '../domain/records';
import type { ShareMode, ShareOutcome, WhyNotYet, Wish } from '../domain/share';
import type { Found } from '../domain/union';
import { followed, waitingFor, whyOf } from '../domain/wish';
import { foldAll, type HandoffView } from './handoffs';
import type { Parts } from './parts';

/**
 * What the setting `handoff.share` says to notes that wait for their branch:
 * - `go`: they were saved for it, and so they go;
 * - `hold`: it names another way for good, so nothing goes on a branch and nothing is lost;
 * - `unknown`: whoever asks cannot read it (the command line); a note that was held stays.
 */
export type Going = 'go' | 'hold' | 'unknown';

/** What a value of that setting says; `unset` where there is none. */
export function goingBy(share: ShareMode | undefined, unset: Going): Going {
  return share === undefined ? unset : share === 'branch' ? 'go' : 'hold';
}

export interface WaitingShares {
  /** What is on its branch now and waited before. */
  readonly shared: readonly Handoff[];
  /** What waits still, and why. */
  readonly waiting: readonly Wish[];
  /** True where anything is otherwise than before. */
  readonly changed: boolean;
}

/** For how long a wish may be without its note, in milliseconds: the note may be being kept right now. */
const keepingMs = 5 * 60_000;

/**
 * Puts what waits on its branch, as far as nobody holds it: the next chance that DESIGN promises. Any
 * window and the CLI may do it, and at the same moment; a note goes on its branch once. Where nothing waits
 * it costs a look into one folder, and `going` is not asked. `again` also tries what git has refused
 * before, such as a signature.
 * @throws what reading the records throws; a note that fails waits on.
 */
export async function shareWaiting(
  parts: Pick<Parts, 'repository' | 'records' | 'clone' | 'clock'>,
  going: Going | (() => Going | Promise<Going>),
  again: boolean,
): Promise<WaitingShares> {
  const noted = await parts.clone.wishes();
  if (noted.length === 0) {
    return { shared: [], waiting: [], changed: false };
  }
  const renames = await parts.repository.renames();
  const goes = typeof going === 'function' ? await going() : going;
  // Read after the wishes: a note that is kept meanwhile is at worst not found yet.
  const union = await parts.records.read();
  const notes = new Map(union.handoffs.map((found) => [found.record.id, found]));
  const folded = new Map(foldAll(union).map((handoff) => [handoff.note.id, handoff]));
  const shared: Handoff[] = [];
  const waiting: Wish[] = [];
  let changed = false;
  /** What keeps every note off a branch is asked once for each branch. */
  const closed = new Map<string, WhyNotYet>();
  for (const before of noted) {
    const wish = followed(before, renames);
    const found = notes.get(wish.id);
    const now = folded.get(wish.id);
    const outcome = await outcomeOf(parts, { wish, found, now, going: goes, again, closed });
    const after = wishAfter(wish, outcome, parts.clock.now());
    await settleAgain(parts, before, after);
    changed ||= after !== before;
    if (after) {
      waiting.push(after);
    } else if (found && outcome.kind === 'on-branch') {
      shared.push(found.record);
    }
  }
  return { shared, waiting, changed };
}

/** How a note is put on a branch; see `Records.putOnBranch`. */
interface PutOnBranch {
  readonly clicked: boolean;
  readonly attributes?: boolean | undefined;
  /** That of the note where absent. */
  readonly branch?: string | undefined;
}

/** As a share ends, or it was not even tried: held back, too early to say, or beyond hope. */
type Outcome =
  ShareOutcome | { readonly kind: 'held'; readonly why: WhyNotYet } | { readonly kind: 'keeping' };

interface Attempt {
  readonly wish: Wish;
  readonly found: Found<Handoff> | undefined;
  /** What the handoff is now. */
  readonly now: HandoffView | undefined;
  readonly going: Going;
  readonly again: boolean;
  readonly closed: Map<string, WhyNotYet>;
}

async function outcomeOf(
  parts: Pick<Parts, 'repository' | 'records' | 'clock'>,
  { wish, found, now, going, again, closed }: Attempt,
): Promise<Outcome> {
  const { branch, why } = wish;
  if (now?.withdrawn || (now?.status === 'closed' && why?.reason === 'branch-missing')) {
    return { kind: 'not-wanted' };
  }
  if (!found) {
    const age = Math.abs(parts.clock.now().getTime() - Date.parse(wish.since));
    return age > keepingMs || Number.isNaN(age) ? { kind: 'not-wanted' } : { kind: 'keeping' };
  }
  if (found.where.includes(`refs/heads/${branch}`)) {
    return { kind: 'on-branch', branch, commit: '' };
  }
  if (going === 'hold' || (going === 'unknown' && why?.reason === 'setting')) {
    return { kind: 'held', why: { reason: 'setting' } };
  }
  if (why?.reason === 'failed' && !again) {
    return { kind: 'held', why };
  }
  const known = closed.get(branch);
  if (known) {
    return { kind: 'held', why: known };
  }
  const commit = found.record.at?.commit;
  if (commit !== undefined && (await parts.repository.hasHad(branch, commit)) === false) {
    return { kind: 'waiting', reason: 'branch-other' };
  }
  const outcome = await tryOnBranch(parts, found.record, { ...wish, clicked: false });
  if (outcome.kind === 'waiting' && outcome.reason !== 'path-blocked') {
    closed.set(branch, whyOf(outcome));
  }
  return outcome;
}

/** `Records.putOnBranch` where a failure is an outcome: the note is kept, and nobody is to save it twice. */
export async function tryOnBranch(
  { records }: Pick<Parts, 'records'>,
  note: Handoff,
  { clicked, attributes, branch }: PutOnBranch,
): Promise<ShareOutcome> {
  try {
    return await records.putOnBranch(note, clicked, attributes, branch);
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Takes a wish away or notes its reason, as the first try of a note has ended. */
export async function settleWish(
  { clone, clock }: Pick<Parts, 'clone' | 'clock'>,
  wish: Wish,
  outcome: ShareOutcome,
): Promise<void> {
  const after = wishAfter(wish, outcome, clock.now());
  await (after ? clone.setWish(after) : clone.removeWish(wish.id));
}

/** As `settleWish`, for a wish that another window may have fulfilled meanwhile: it must not come back. */
async function settleAgain(
  { clone }: Pick<Parts, 'clone'>,
  wish: Wish,
  after: Wish | undefined,
): Promise<void> {
  if (!after) {
    await clone.removeWish(wish.id);
  } else if (after !== wish && (await clone.wishes()).some(({ id }) => id === wish.id)) {
    await clone.setWish(after);
  }
}

/**
 * What is left of a wish after a try: nothing once the note is on its branch or can no more be, else the
 * wish with the reason; the same object where that is nothing new.
 */
function wishAfter(wish: Wish, outcome: Outcome, now: Date): Wish | undefined {
  switch (outcome.kind) {
    case 'on-branch':
    case 'not-wanted':
      return undefined;
    case 'keeping':
      return wish;
    case 'held':
      return waitingFor(wish, outcome.why, now);
    case 'failed':
      return waitingFor(wish, { reason: 'failed', detail: outcome.detail }, now);
    case 'waiting':
      return outcome.reason === 'detached' ? undefined : waitingFor(wish, whyOf(outcome), now);
  }
}
