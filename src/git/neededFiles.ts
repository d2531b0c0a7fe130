import type { NeededFile } from '../domain/delivery';
import { candidatesIn, fileName, names, templatesOf, type Candidate } from '../domain/gaps/neededFiles';
import type { Git } from './git';
import { missingFrom } from './treePaths';
import { notOurs } from './work';

/** This is for a column beside a form: later it is better told as not known. */
const limits = { timeoutMs: 5000, maxBytes: 4 * 1024 * 1024 } as const;

/** Files that tell people about others, and lists of names: what they name nobody reads for that. */
const noCode = [
  '*.md',
  '*.mdx',
  '*.rst',
  '*.txt',
  '*.adoc',
  '*ignore',
  '*.lock',
  '*-lock.*',
  '*.min.*',
  '*.svg',
].map((name) => `:(top,exclude,icase)${name}`);

/** What was found for a commit and the same ignored files: the commit's files do not change. */
const found = new WeakMap<Git, { readonly key: string; readonly files: readonly NeededFile[] }>();

/**
 * The ignored files of this worktree that the work seems to need: those that look like configuration, and
 * others that a tracked file of the commit names, unless a template lies beside them. Their contents are not
 * read. @throws GitError, of kind `timeout` or `too-much-output` in a repository too large for it.
 */
export async function neededFiles(git: Git, commit: string): Promise<readonly NeededFile[]> {
  const { stdout } = await git.run(
    ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory', '--', notOurs],
    limits,
  );
  const candidates = candidatesIn(stdout.split('\0'));
  const key = JSON.stringify([commit, candidates]);
  const known = found.get(git);
  if (known?.key === key) {
    return known.files;
  }
  const files = candidates.length === 0 ? [] : await needed(git, commit, candidates);
  found.set(git, { key, files });
  return files;
}

async function needed(
  git: Git,
  commit: string,
  candidates: readonly Candidate[],
): Promise<readonly NeededFile[]> {
  const templates = candidates.flatMap(({ path }) => templatesOf(path));
  const missing = new Set(await missingFrom(git, commit, templates));
  const open = candidates.filter(({ path }) => templatesOf(path).every((one) => missing.has(one)));
  const lines = open.length === 0 ? [] : await linesNaming(git, commit, open);
  return open.flatMap(({ path, isConfiguration }) => {
    const by = lines.find(({ line }) => names(line, path))?.path;
    return by === undefined ? (isConfiguration ? [{ path }] : []) : [{ path, by }];
  });
}

async function linesNaming(
  git: Git,
  commit: string,
  candidates: readonly Candidate[],
): Promise<readonly { readonly path: string; readonly line: string }[]> {
  const wanted = [...new Set(candidates.map(({ path }) => fileName(path)))].filter(
    (name) => !name.includes('\n'),
  );
  const patterns = wanted.flatMap((name) => ['-e', name]);
  const { stdout } = await git.run(
    // Each of `fixedGrep` is needed: else a submodule would be looked into, or a pager opened.
    ['grep', ...fixedGrep, ...patterns, commit, '--', notOurs, ...noCode],
    { ...limits, answers: [0, 1] },
  );
  return stdout.split('\n').flatMap((text) => {
    const [place = '', line] = text.split('\0');
    return line === undefined ? [] : [{ path: place.slice(commit.length + 1), line }];
  });
}

const fixedGrep = ['-z', '-F', '-I', '--no-recurse-submodules', '--no-color', '--no-textconv'] as const;
