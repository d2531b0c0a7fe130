import { refuseWithdrawn } from '../app/findHandoff';
import { withoutWithdrawn, type HandoffView } from '../app/handoffs';
import type { Parts } from '../app/parts';
import { foldSeen } from '../app/seen';
import { workedOn, type Head } from '../domain/head';
import type { Unreadable } from '../domain/union';
import { ProblemError } from '../domain/problem';
import { WrongUse } from './failure';

/** Everything that the records say, read once. */
export interface All {
  /** Newest first. */
  readonly handoffs: readonly HandoffView[];
  /** Those that their authors withdrew. */
  readonly withdrawn: readonly HandoffView[];
  readonly unreadable: readonly Unreadable[];
}

/** Reads all records. */
export async function readAll(parts: Pick<Parts, 'records' | 'people'>): Promise<All> {
  const union = await parts.records.read();
  const all = await foldSeen(union, parts.people);
  return {
    handoffs: withoutWithdrawn(all),
    withdrawn: all.filter(({ withdrawn }) => withdrawn),
    unreadable: union.unreadable,
  };
}

/** Few enough to type, enough to mean one: the random end of an id has six. */
const fewest = 6;

/** As `anyHandoffOf`; throws `withdrawn` for one that is not to be seen any more. */
export function handoffOf(all: All, given: string): HandoffView {
  const meant = anyHandoffOf(all, given);
  refuseWithdrawn(meant);
  return meant;
}

/**
 * The handoff that an id means, a withdrawn one too: the whole id, or a beginning or an end of it that only
 * one has. Throws `unknown-handoff`, or `WrongUse` where several could be meant.
 */
export function anyHandoffOf(all: All, given: string): HandoffView {
  const handoffs = [...all.handoffs, ...all.withdrawn];
  const exact = handoffs.find(({ note }) => note.id === given);
  if (exact) {
    return exact;
  }
  const close =
    given.length < fewest
      ? []
      : handoffs.filter(({ note }) => note.id.startsWith(given) || note.id.endsWith(given));
  const [first] = close;
  if (!first) {
    throw new ProblemError({ kind: 'unknown-handoff', id: given });
  }
  if (close.length > 1) {
    const ids = close.slice(0, 10).map(({ note }) => `  ${note.id}  ${note.branch ?? ''}`);
    throw new WrongUse(`"${given}" could be ${String(close.length)} handoffs:\n${ids.join('\n')}`);
  }
  return first;
}

/** The branch that a command is about: the one named, else the one checked out or being rebased; undefined when detached. */
export function branchOf(head: Head, named: string | undefined): string | undefined {
  return named ?? workedOn(head);
}
