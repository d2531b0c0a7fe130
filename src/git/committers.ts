import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git';
import { isGitError } from './gitError';
import type { Identity } from './identity';
import { objectId } from './objectId';
import { runsNothing } from './commandTable';

/** Beyond this many refs and commits nobody is the wiser: the record is in all of them. */
const mostRefs = 64;
const mostCommits = 1000;
const patienceMs = 10_000;

/** Where to look for the commits that brought the files of a handoff. */
export interface Bringing {
  /** Full names of refs that have the files, the likeliest first. */
  readonly refs: readonly string[];
  /** Where the files are or were. Named in full: a pattern would cost six times as much. */
  readonly folders: readonly string[];
  /** ISO 8601: the walk does not go on to commits that are older; without it only their number ends it. */
  readonly since: string | undefined;
}

/**
 * By whom each file of a handoff was committed: the authors, as the mailmap names them, of all commits that
 * gave a file in its folders this content, by blob id, the newest first. Undefined where that cannot be told
 * (objects that were not downloaded, a ref that is gone, a walk that takes too long). A commit at the edge of
 * a shallow clone seems to bring everything there is and counts for nothing. @throws GitError
 */
export async function whoCommitted(
  git: Git,
  commonDir: string,
  { refs, folders, since }: Bringing,
): Promise<ReadonlyMap<string, readonly Identity[]> | undefined> {
  try {
    const [edge, { stdout, exitCode }] = await Promise.all([
      edgeOfClone(commonDir),
      git.run(
        [
          'log',
          '-z',
          `--max-count=${String(mostCommits)}`,
          '--format=%x00%H%x00%aN%x00%aE',
          '--raw',
          '--no-abbrev',
          '--diff-filter=AM',
          '--no-merges',
          '--full-history',
          ...(since === undefined ? [] : [`--since=${since}`]),
          '--no-renames',
          ...runsNothing,
          '--no-notes',
          '--no-decorate',
          '--no-color',
          ...refs.slice(0, mostRefs),
          '--',
          ...folders.map((folder) => `:(top,literal)${folder}`),
        ],
        { answers: [0, 128], timeoutMs: patienceMs },
      ),
    ]);
    return exitCode === 0 ? parse(stdout, edge) : undefined;
  } catch (error) {
    if (isGitError(error, 'timeout', 'too-much-output')) {
      return undefined;
    }
    throw error;
  }
}

/** The commits whose parents a shallow clone does not have. */
async function edgeOfClone(commonDir: string): Promise<ReadonlySet<string>> {
  const text = await readFile(join(commonDir, 'shallow'), 'utf8').catch(() => '');
  return new Set(text.split('\n').filter((line) => objectId.test(line)));
}

/** An empty token and three fields for a commit; then pairs of `:<modes> <old> <new> <letter>` and a path. */
function parse(text: string, edge: ReadonlySet<string>): ReadonlyMap<string, readonly Identity[]> {
  const tokens = text.split('\0');
  const authors = new Map<string, Identity[]>();
  let author: Identity | undefined;
  for (let at = 0; at < tokens.length;) {
    const token = (tokens[at] ?? '').replace(/^\n/, '');
    if (!token.startsWith(':')) {
      const [id = '', name = '', email = ''] = tokens.slice(at + 1, at + 4);
      author = edge.has(id) ? undefined : { name, email };
      at += 4;
      continue;
    }
    const blob = token.split(' ')[3] ?? '';
    if (author) {
      authors.set(blob, [...(authors.get(blob) ?? []), author]);
    }
    at += 2;
  }
  return authors;
}
