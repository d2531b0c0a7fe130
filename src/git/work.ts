import { objectId } from './objectId';
import type { BranchWork, Commit } from '../domain/branchWork';
import { commitsNamed } from './branchNames';
import type { Git } from './git';
import type { Reads } from './reads';
import { isAncestor } from './refs';
import { runsNothing } from './commandTable';

/** What happens in `.handoffs/` is talk about the work, and no work. */
export const notOurs = ':(top,exclude).handoffs';

const listed = 200;
/** Comparing patches costs about 0.03 ms a commit; beyond this many the answer is not worth the wait. */
const mostToCompare = 2000;
const walk = ['--no-merges', '--full-history'] as const;

/** What no remote-tracking branch has. Stands last: `--not` turns around all that follows. */
const onlyHere = ['--not', '--remotes'] as const;

/** What is asked about a branch. */
export interface WorkQuestion {
  /** The default branch, where one is known. */
  readonly base: string | undefined;
  readonly since: string | undefined;
  /** True to leave out what a remote has also after `since`, where there is no base to count from. */
  readonly onlyNews: boolean;
}

/** A range of commits, in the arguments of `rev-list`. */
interface Range {
  readonly since?: string;
  readonly revisions: readonly string[];
}

/**
 * The work on a branch since a commit, or since it left the default branch: its own commits (no merges,
 * none that touch only `.handoffs/`), and the files they touch. Without a base to leave, or on the base
 * itself, what a remote has is history and what it has not is the work. After a rebase commits are told
 * apart by their patches, so that a rewritten commit is not news.
 */
export async function readWork(reads: Reads, branch: string, question: WorkQuestion): Promise<BranchWork> {
  const { git } = reads;
  const [tip] = await commitsNamed(reads, branch);
  if (tip === undefined) {
    return { commits: [], total: 0, files: [] };
  }
  const { base } = question;
  const others = base === undefined || base === branch ? [] : await commitsNamed(reads, base);
  const range = await rangeOf(reads, tip, others, question);
  const log = await git.run([
    'log',
    '-z',
    `--max-count=${String(listed)}`,
    '--format=%x00%H%x00%aN%x00%aE%x00%aI%x00%s',
    '--name-only',
    '--no-renames',
    ...runsNothing,
    '--no-notes',
    '--no-decorate',
    '--no-color',
    ...walk,
    ...range.revisions,
    '--',
    notOurs,
  ]);
  const { commits, files } = parseLog(log.stdout);
  return {
    ...(range.since === undefined ? {} : { since: range.since }),
    commits,
    total: commits.length < listed ? commits.length : await countIn(git, range),
    files,
  };
}

async function countIn(git: Git, { revisions }: Range): Promise<number> {
  const { stdout } = await git.run(['rev-list', '--count', ...walk, ...revisions, '--', notOurs]);
  return Number(stdout.trim());
}

async function rangeOf(
  reads: Reads,
  tip: string,
  others: readonly string[],
  { since, onlyNews }: WorkQuestion,
): Promise<Range> {
  const { git } = reads;
  const mergeBase = others.length === 0 ? undefined : await reads.mergeBase(tip, others);
  // Once everything is in the default branch, leaving that out would leave nothing to tell about.
  const ahead = mergeBase === tip ? await withoutIt(git, tip, others) : others;
  const without = others.length === 0 && onlyNews ? onlyHere : ahead.map((other) => `^${other}`);
  if (since !== undefined && objectId.test(since)) {
    if (await isAncestor(git, since, tip)) {
      return { since, revisions: [tip, `^${since}`, ...without] };
    }
    const rewritten = await comparable(git, tip, since, without);
    if (rewritten) {
      return { since, revisions: rewritten };
    }
  }
  if (others.length === 0) {
    return { revisions: [tip, ...onlyHere] };
  }
  return mergeBase === undefined
    ? { revisions: [tip] }
    : { since: mergeBase, revisions: [tip, `^${mergeBase}`, ...without] };
}

/** Those of some commits that do not have `tip` in their history. */
async function withoutIt(git: Git, tip: string, others: readonly string[]): Promise<readonly string[]> {
  const landed = await Promise.all(others.map((other) => isAncestor(git, tip, other)));
  return others.filter((_other, index) => !landed[index]);
}

/** The commits of `tip` whose patches `since` does not have; undefined where that cannot be told. */
async function comparable(
  git: Git,
  tip: string,
  since: string,
  without: readonly string[],
): Promise<readonly string[] | undefined> {
  const revisions = [`${since}...${tip}`, ...without];
  const limit = `--max-count=${String(mostToCompare)}`;
  const { stdout, exitCode } = await git.run(['rev-list', '--count', limit, ...revisions], {
    answers: [0, 128],
  });
  return exitCode === 0 && Number(stdout.trim()) < mostToCompare
    ? ['--cherry-pick', '--right-only', ...revisions]
    : undefined;
}

/**
 * Reads `log -z --name-only` with a format that begins with NUL: an empty token, five fields, then the
 * files, the first of which git puts on a new line.
 */
function parseLog(text: string): { commits: readonly Commit[]; files: readonly string[] } {
  const tokens = text.split('\0');
  const commits: Commit[] = [];
  const files = new Set<string>();
  let at = 0;
  while (at < tokens.length) {
    if (tokens[at] !== '') {
      files.add((tokens[at] ?? '').replace(/^\n/, ''));
      at += 1;
      continue;
    }
    const [id, authorName, authorEmail, authoredAt, subject] = tokens.slice(at + 1, at + 6);
    if (id && objectId.test(id)) {
      commits.push({
        id,
        subject: subject ?? '',
        authorName: authorName ?? '',
        authorEmail: authorEmail ?? '',
        authoredAt: authoredAt ?? '',
      });
    }
    at += 6;
  }
  return { commits, files: [...files].sort() };
}
