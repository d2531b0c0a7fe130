import { setTimeout as sleep } from 'node:timers/promises';
import { isGitError } from './gitError';

/** How long a lock may be in the way before we give up and name it. */
const patienceMs = 2000;
/** How long one write may go on losing against others that do get on. */
const mostMs = 30_000;

/**
 * Tries a write again while a lock is held or a race is lost, with random pauses, so that writers do
 * not march in step. Gives up with the last error after 2 s in which nobody got on: `progress` says
 * something that changes whenever anybody does, such as the ref's commit.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  progress: () => Promise<string | undefined>,
): Promise<T> {
  const start = Date.now();
  let since = start;
  let seen: string | undefined;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isGitError(error, 'locked', 'lost-race')) {
        throw error;
      }
      const now = await progress();
      if (now !== seen) {
        seen = now;
        since = Date.now();
      }
      if (Date.now() - since > patienceMs || Date.now() - start > mostMs) {
        throw error;
      }
      await sleep(10 + Math.random() * 60);
    }
  }
}
