import type { Git } from './git';

/** A move of HEAD from one branch to another, as the reflog tells it. */
export interface Switch {
  readonly from: string;
  readonly to: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** How far back a switch is looked for: a rebase alone writes an entry a commit. */
const looked = 50;
const moved = /^checkout: moving from (\S+) to (\S+)$/;

/**
 * The latest switch between two branches that still exist. The subjects are git's own and not localised
 * (2.39, 2.47, reftable); the names are as typed, so anything that is no local branch (`HEAD`, a tag, an
 * oid of a detached HEAD) is passed over. With reflogs off, or on an unborn branch, there is none.
 */
export async function lastSwitch(git: Git): Promise<Switch | undefined> {
  const { stdout, exitCode } = await git.run(
    ['log', '-g', `--max-count=${String(looked)}`, '--format=%ct%x09%gs', 'HEAD'],
    { answers: [0, 128] },
  );
  if (exitCode !== 0) {
    return undefined;
  }
  for (const line of stdout.split('\n')) {
    const [seconds = '', subject = ''] = line.split('\t');
    const [, from = '', to = ''] = moved.exec(subject) ?? [];
    if (from !== '' && from !== to && (await areBranches(git, [from, to]))) {
      return { from, to, at: new Date(Number(seconds) * 1000).toISOString() };
    }
  }
  return undefined;
}

async function areBranches(git: Git, names: readonly string[]): Promise<boolean> {
  const wanted = names.map((name) => `refs/heads/${name}`);
  const { stdout } = await git.run(['for-each-ref', '--format=%(refname)', '--end-of-options', ...wanted]);
  const found = stdout.split('\n');
  return wanted.every((name) => found.includes(name));
}
