import type { Handoff } from './records';
import { nameNow, type Rename } from './rename';

/**
 * What has become of a branch, as far as this clone can tell: `unknown` where a remote may have it and
 * nothing here would show.
 */
export type BranchFate = 'merged' | 'gone' | 'unmerged' | 'unknown';

/** One handoff's folder, as the checked-out commit has it. */
export interface RecordFolder {
  /** Relative to the repository, parts joined by `/`. */
  readonly path: string;
  /** Absent where the note itself cannot be read. */
  readonly note?: Handoff;
  /** The first thing in it that is no record of this handoff, or cannot be read; also where `note` is there. */
  readonly unreadable?: string;
  /** Index or disk have something else than the commit, or more. */
  readonly isChanged: boolean;
}

/** A folder that is to go, and why. */
export interface ToTidy {
  readonly path: string;
  readonly note: Handoff;
  readonly reason: 'merged' | 'gone' | 'withdrawn';
}

/** A folder that would go if it were not for the reason, or of which that cannot be told. */
export interface LeftFolder {
  readonly path: string;
  readonly reason: 'unreadable' | 'changed' | 'unknown-branch';
}

export interface TidyPlan {
  readonly remove: readonly ToTidy[];
  readonly left: readonly LeftFolder[];
}

export interface TidyFacts {
  readonly folders: readonly RecordFolder[];
  readonly checkedOut: string;
  /** For every name that `namesOf` gives; one that is not in it is `unknown`. */
  readonly fates: ReadonlyMap<string, BranchFate>;
  /** Of the local branches, oldest first. */
  readonly renames: readonly Rename[];
  /** Ids of the handoffs that their authors withdrew. */
  readonly withdrawn: ReadonlySet<string>;
}

/**
 * Which folders may go. Never one of the branch that is checked out, or of one that goes on; what is
 * unmerged goes on, withdrawn or not. Only what is whole and unchanged goes.
 */
export function planTidy({ folders, checkedOut, fates, renames, withdrawn }: TidyFacts): TidyPlan {
  const remove: ToTidy[] = [];
  const left: LeftFolder[] = [];
  for (const { path, note, unreadable, isChanged } of folders) {
    const names = note ? namesOf(note, renames) : [];
    const fate = fateOf(names.map((name) => fates.get(name) ?? 'unknown'));
    if (names.includes(checkedOut) || fate === 'unmerged') {
      continue;
    }
    const reason = fate === 'merged' || fate === 'gone' ? fate : withdrawnOf(note, withdrawn);
    if (unreadable !== undefined || !note) {
      left.push({ path: unreadable ?? path, reason: 'unreadable' });
    } else if (reason === undefined) {
      left.push(...(fate === 'unknown' ? [{ path, reason: 'unknown-branch' as const }] : []));
    } else if (isChanged) {
      left.push({ path, reason: 'changed' });
    } else {
      remove.push({ path, note, reason });
    }
  }
  return { remove, left };
}

/** The names that the branch of a note goes by: as written, and as it was renamed since. None for a detached HEAD. */
export function namesOf({ branch, created }: Handoff, renames: readonly Rename[]): readonly string[] {
  return branch === undefined ? [] : [...new Set([branch, nameNow(branch, created, renames)])];
}

/** Of a branch by all its names: the one that speaks most against its being done. */
function fateOf(fates: readonly BranchFate[]): BranchFate | undefined {
  return (['unmerged', 'unknown', 'merged', 'gone'] as const).find((fate) => fates.includes(fate));
}

function withdrawnOf(note: Handoff | undefined, withdrawn: ReadonlySet<string>): 'withdrawn' | undefined {
  return note && withdrawn.has(note.id) ? 'withdrawn' : undefined;
}
