import { objectId } from './objectId';
import type { Departure } from '../domain/departure';
import type { Head } from '../domain/head';
import type { Git } from './git';

/** How far back a switch is looked for: a rebase alone writes an entry a commit. */
const looked = 50;
const moved = /^checkout: moving from (\S+) to (\S+)$/;

/**
 * The branch that was left last, as the HEAD reflog tells it. Its subjects are git's own and not localised
 * (2.39, 2.47, reftable): the name left is that of a branch, or an object id where HEAD was detached;
 * the name reached is as typed (`HEAD`, a tag, `heads/x`), so `head` says where HEAD is. A detour over a
 * detached HEAD is passed over. With reflogs off, or on an unborn branch, there is none.
 */
export async function lastSwitch(git: Git, head: Head): Promise<Departure | undefined> {
  const { stdout, exitCode } = await git.run(
    ['log', '-g', `--max-count=${String(looked)}`, '--format=%ct%x09%gs', 'HEAD'],
    { answers: [0, 128] },
  );
  if (exitCode !== 0) {
    return undefined;
  }
  const to = head.kind === 'detached' ? 'HEAD' : head.branch;
  for (const line of stdout.split('\n')) {
    const [seconds = '', subject = ''] = line.split('\t');
    const [, from = '', reached = ''] = moved.exec(subject) ?? [];
    if (from !== '' && from !== reached && !objectId.test(from)) {
      return { from, to, at: new Date(Number(seconds) * 1000).toISOString() };
    }
  }
  return undefined;
}
