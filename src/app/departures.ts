import { myZone } from './myZone';
import {
  decideOnDeparture,
  type DepartureDecision,
  type DepartureFacts,
  type PromptSettings,
} from '../domain/departure';
import { isJournalBranch } from '../domain/journal';
import { nameNow, type Rename } from '../domain/rename';
import { gatherFacts } from './departureFacts';
import { carryMute } from './mutes';
import type { Parts } from './parts';
import type { Cursor, Departure, LoggedDecision, Visit } from '../domain/departure';

/** What a look at HEAD showed, against where this worktree was seen last. */
export type Look =
  | { readonly kind: 'first-sight' }
  | { readonly kind: 'unchanged' }
  /** On a detached HEAD or an unborn branch: nobody has left anything until another branch is reached. */
  | { readonly kind: 'detour' }
  /** `cursor` is where the worktree was seen last: the branch may have another name by now. */
  | {
      readonly kind: 'left';
      readonly departure: Departure;
      readonly cursor: Cursor;
      /** The commit of the branch that was reached. */
      readonly commit: string;
    };

/**
 * Compares HEAD with the cursor. Moves the cursor only where there is no departure in it: the first
 * sight of a worktree sets it and asks nothing.
 */
export async function look(parts: Pick<Parts, 'repository' | 'clone' | 'clock'>): Promise<Look> {
  const [head, cursor] = await Promise.all([parts.repository.head(), parts.clone.cursor()]);
  // Who looks at a journal that travels as a branch works nowhere, as on a detached HEAD.
  if (head.kind !== 'branch' || isJournalBranch(head.branch)) {
    return { kind: 'detour' };
  }
  const seenAt = parts.clock.now().toISOString();
  if (!cursor) {
    await parts.clone.setCursor({ branch: head.branch, seenAt });
    return { kind: 'first-sight' };
  }
  if (cursor.branch === head.branch) {
    return { kind: 'unchanged' };
  }
  const departure = { from: cursor.branch, to: head.branch, at: seenAt, ...visitOf(cursor) };
  return { kind: 'left', departure, cursor, commit: head.commit };
}

/** The stay that a cursor tells of; nothing where it began unseen. */
function visitOf({ reached, seenAt }: Cursor): { readonly visit?: Visit } {
  return reached === undefined ? {} : { visit: { since: seenAt, commit: reached } };
}

/** A departure with what was decided on it, and why. */
export interface DecidedDeparture extends LoggedDecision {
  readonly departure: Departure;
}

/**
 * Takes note of a departure once HEAD has settled: the cursor moves on, the decision goes to the log.
 * Resolves with undefined where there is none any more, or where another window took note of it. In the
 * middle of an operation of git's (`facts.operation`) the cursor stays: what is left shows after it.
 */
export async function settle(parts: Parts, settings: PromptSettings): Promise<DecidedDeparture | undefined> {
  const seen = await look(parts);
  if (seen.kind !== 'left') {
    return undefined;
  }
  const { cursor, commit } = seen;
  const renames = await parts.repository.renames();
  const from = nameNow(cursor.branch, cursor.seenAt, renames);
  const departure = { ...seen.departure, from };
  const isLeft = from !== departure.to;
  if (isLeft && (await parts.repository.operation()) !== undefined) {
    const waiting = await decide(parts, departure, settings, await promptsToday(parts), renames);
    if (waiting.facts.operation !== undefined) {
      await logDecision(parts, waiting);
      return waiting;
    }
  }
  const taken = await parts.clone.takeCursor();
  if (taken?.branch !== cursor.branch) {
    // Another window of this worktree was faster, and asks.
    await (taken && parts.clone.setCursor(taken));
    return undefined;
  }
  // Noted before anything can fail: what fails afterwards can still be explained, and asks nobody twice.
  await parts.clone.setCursor({ branch: departure.to, seenAt: departure.at, reached: commit });
  if (from !== cursor.branch) {
    await carryMute(parts, cursor.branch, from);
  }
  if (!isLeft) {
    return undefined;
  }
  await parts.clone.setDeparture(departure);
  await parts.records.mendArrival();
  const decided = await decide(parts, departure, settings, await promptsToday(parts), renames);
  await logDecision(parts, decided);
  return decided;
}

/** The name that the branch of a departure has by now. */
export async function branchLeft(parts: Pick<Parts, 'repository'>, { from, at }: Departure): Promise<string> {
  return nameNow(from, at, await parts.repository.renames());
}

async function logDecision(parts: Parts, { at, facts, outcome }: DecidedDeparture): Promise<void> {
  await parts.clone.logDecision({ at, facts, outcome });
}

/** The policy's word on a departure, with the facts as of now. */
export async function decide(
  parts: Parts,
  departure: Departure,
  settings: PromptSettings,
  promptsSoFar: number,
  renames?: readonly Rename[],
): Promise<DecidedDeparture> {
  const facts = await gatherFacts(parts, departure, promptsSoFar, renames);
  return {
    at: parts.clock.now().toISOString(),
    departure,
    facts,
    outcome: decideOnDeparture(facts, settings),
  };
}

/** What the CLI's `why` answers: `facts` is absent where nothing was left. */
export interface Why {
  readonly outcome: DepartureDecision;
  readonly departure?: Departure;
  readonly facts?: DepartureFacts;
}

/**
 * The policy's word on this worktree's latest departure, as of now: settle time over, daily budget
 * untouched. Changes nothing. Where no window has seen this worktree yet, git's reflog says what was left.
 */
export async function why(parts: Parts, settings: PromptSettings): Promise<Why> {
  const departure = await latestDeparture(parts);
  if (!departure) {
    return { outcome: { decision: 'quiet', reason: 'no-departure' } };
  }
  const { outcome, facts } = await decide(parts, departure, settings, 0);
  return { outcome, departure, facts };
}

async function latestDeparture(parts: Parts): Promise<Departure | undefined> {
  const [head, cursor] = await Promise.all([parts.repository.head(), parts.clone.cursor()]);
  if (head.kind === 'unborn') {
    return undefined;
  }
  const to = head.kind === 'branch' ? head.branch : 'HEAD';
  if (cursor && cursor.branch !== to) {
    const renames = await parts.repository.renames();
    const from = nameNow(cursor.branch, cursor.seenAt, renames);
    if (from !== to) {
      return { from, to, at: parts.clock.now().toISOString(), ...visitOf(cursor) };
    }
  }
  const seen = (await parts.clone.departure()) ?? (cursor ? undefined : await parts.repository.lastSwitch());
  return seen && { ...seen, from: await branchLeft(parts, seen) };
}

/** Questions asked since this person's midnight, in every window of the clone. */
async function promptsToday(parts: Pick<Parts, 'clone' | 'clock' | 'settings'>): Promise<number> {
  const timeZone = await myZone(parts);
  const day = localDay(parts.clock.now(), timeZone);
  return (await parts.clone.decisions()).filter(
    (logged) => logged.outcome.decision === 'ask' && localDay(new Date(logged.at), timeZone) === day,
  ).length;
}

function localDay(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);
}
