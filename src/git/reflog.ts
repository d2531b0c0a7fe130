import { objectId } from './objectId';
import type { Departure, WayToLeave } from '../domain/departure';
import type { Head } from '../domain/head';
import type { Rename } from '../domain/rename';
import type { Git } from './git';
import { commitOf, isAncestor } from './refs';
import { runsNothing } from './commandTable';

/** How far back a switch is looked for: a rebase alone writes an entry a commit. */
const looked = 50;
/** The name that was left has no space in it; what was reached is as typed, and may be `:/some words`. */
const moved = /^checkout: moving from ([^ ]+) to (.+)$/;
const renamed = /^Branch: renamed refs\/heads\/([^ ]+) to refs\/heads\/([^ ]+)$/;
/** `HEAD@{<seconds>}` is when the entry was written; `%ct` would be when the commit was. */
const entry = ['--date=unix', '--format=%gd%x09%gs'];

/** How HEAD left a branch. */
export interface HeadMove {
  readonly how: WayToLeave;
  /** True where the last thing before was no switch: a commit, a pull, a rebase. */
  readonly worked: boolean;
}

/** One line of a reflog: whose it is, its own time (ISO 8601 UTC) and what git says of itself. */
export interface Entry {
  /** The ref as it was asked for, shortened by git: `HEAD`, `feature/login`. */
  readonly of: string;
  readonly at: string;
  readonly subject: string;
}

/**
 * The branch that was left last, as the HEAD reflog tells it. Its subjects are git's own and not localised
 * (2.39, 2.47, reftable): the name left is that of a branch, or an object id where HEAD was detached;
 * the name reached is as typed (`HEAD`, a tag, `heads/x`), so `head` says where HEAD is. A detour over a
 * detached HEAD is passed over. With reflogs off, or on an unborn branch, there is none.
 */
export async function lastSwitch(git: Git, head: Head): Promise<Departure | undefined> {
  const entries = await read(git, [`--max-count=${String(looked)}`, ...entry, 'HEAD']);
  const to = head.kind === 'detached' ? 'HEAD' : head.branch;
  const unsaid = head.kind === 'branch' ? await unsaidSwitch(git, head.branch, entries) : undefined;
  if (unsaid) {
    return unsaid;
  }
  for (const { at, subject } of entries) {
    const [, from = '', reached = ''] = moved.exec(subject) ?? [];
    if (from !== '' && from !== reached && from !== to && !objectId.test(from)) {
      return { from, to, at };
    }
  }
  return undefined;
}

/**
 * Some moves write no such line: `switch --orphan`, `rebase main feat`, `symbolic-ref`, a tool with a
 * GIT_REFLOG_ACTION of its own. Then the last line ends at a branch that is not the present one.
 */
async function unsaidSwitch(git: Git, to: string, entries: readonly Entry[]): Promise<Departure | undefined> {
  const last = entries.findIndex(({ subject }) => moved.test(subject));
  const from = moved.exec(entries[last]?.subject ?? '')?.[2] ?? to;
  const at = (entries[last - 1] ?? entries[last])?.at;
  return from !== to && at !== undefined && (await commitOf(git, `refs/heads/${from}`)) !== undefined
    ? { from, to, at }
    : undefined;
}

/**
 * Every rename that the reflogs of the branches there are now tell of, oldest first (22 ms with 1,000
 * branches). Moving a branch moves its reflog along, so those of a branch that is gone are gone too.
 */
export async function readRenames(git: Git): Promise<readonly Rename[]> {
  // No character in it means anything in any kind of pattern (`grep.patternType`).
  const entries = await read(git, ['--grep-reflog=Branch: renamed refs/heads/', ...entry, '--branches']);
  return entries
    .flatMap(({ at, subject }) => {
      const [, from, to] = renamed.exec(subject) ?? [];
      return from !== undefined && to !== undefined ? [{ from, to, at }] : [];
    })
    .reverse()
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * What moved HEAD from one branch to where it is, and whether anything was done on the branch since it was
 * reached, as the reflogs tell; undefined with reflogs off.
 * @param names the branch that was left, by every name it had. @param to undefined where HEAD is detached.
 */
export async function howHeadMoved(
  git: Git,
  names: readonly string[],
  to: string | undefined,
): Promise<HeadMove | undefined> {
  const refs = ['HEAD', ...(to === undefined ? [] : [`refs/heads/${to}`])];
  const all = await read(git, [`--max-count=${String(2 * looked)}`, ...entry, ...refs, '--']);
  const entries = all.filter(({ of }) => of === 'HEAD');
  const left = entries.findIndex(({ subject }) => names.includes(moved.exec(subject)?.[1] ?? ''));
  if (left < 0) {
    const newest = entries[0]?.subject ?? '';
    return newest === ''
      ? undefined
      : { how: newest.startsWith('rebase') ? 'rebase' : 'tool', worked: false };
  }
  const before = entries[left + 1]?.subject ?? '';
  const worked = before !== '' && !moved.test(before) && !before.startsWith('clone: ');
  if (before.startsWith('clone: ')) {
    return { how: 'after-clone', worked };
  }
  const at = entries[left]?.at;
  const isNew = all.some(
    (one) => one.of !== 'HEAD' && one.at === at && one.subject.startsWith('branch: Created'),
  );
  return { how: isNew ? 'new-branch' : 'switch', worked };
}

/**
 * True where nothing was ever done on a branch, or it was reset and nothing since, by its reflog: then it is
 * as new, and not merged. False with reflogs off.
 */
export async function neverWorkedOn(git: Git, branch: string): Promise<boolean> {
  const entries = await read(git, [`--max-count=${String(looked)}`, ...entry, `refs/heads/${branch}`, '--']);
  const last = entries.find(({ subject }) => !renamed.test(subject))?.subject ?? '';
  return /^(?:branch|reset|clone): /.test(last);
}

/** True where a branch has a commit (full object id) in its history, or its reflog has it as a tip. */
export async function hadCommit(
  git: Git,
  { branch, tip }: { readonly branch: string; readonly tip: string },
  commit: string,
): Promise<boolean> {
  if (!objectId.test(commit)) {
    return false;
  }
  if (await isAncestor(git, commit, tip)) {
    return true;
  }
  // A rebase or an amend has left it behind. A branch that is made anew begins a reflog of its own.
  const tips = await git.run(['log', '-g', ...runsNothing, '--format=%H', `refs/heads/${branch}`, '--'], {
    answers: [0, 128],
  });
  return tips.exitCode === 0 && tips.stdout.split('\n').includes(commit);
}

/** What a ref did last; undefined where it has no reflog. @param ref its full name, or `HEAD` */
export async function latestEntry(git: Git, ref: string): Promise<Entry | undefined> {
  const [latest] = await read(git, ['--max-count=1', ...entry, ref, '--']);
  return latest?.subject === '' ? undefined : latest;
}

/** The name that a move of HEAD left, of a branch or an object id; undefined where it was no switch. */
export function branchLeftBy({ subject }: Entry): string | undefined {
  return moved.exec(subject)?.[1];
}

/** Entries of reflogs, the newest first; none where there is no commit yet. */
async function read(git: Git, what: readonly string[]): Promise<readonly Entry[]> {
  const { stdout, exitCode } = await git.run(['log', '-g', ...runsNothing, ...what], { answers: [0, 128] });
  if (exitCode !== 0) {
    return [];
  }
  return stdout.split('\n').map((line) => {
    const [selector = '', subject = ''] = line.split('\t');
    const seconds = selector.slice(selector.lastIndexOf('{') + 1, -1);
    const of = selector.slice(0, selector.lastIndexOf('@'));
    return { of, at: new Date(Number(seconds) * 1000).toISOString(), subject };
  });
}
