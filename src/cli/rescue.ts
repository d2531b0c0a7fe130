import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Context } from './command';
import { describeFailure, Failure } from './failure';

const prefix = 'unsaved-';

/** What failed, and the command (without its program) that takes the kept text again by `--file`. */
export interface Rescue {
  readonly doing: string;
  readonly again: string;
}

/**
 * What was written and could not be saved: kept in a file that `--file` takes again, because a
 * pipe or an agent has no other copy. Gives the failure to end with, which says where it is.
 */
export async function rescued(
  error: unknown,
  { doing, again }: Rescue,
  text: string | Uint8Array,
  { drafts, clock, l10n }: Pick<Context, 'drafts' | 'clock' | 'l10n'>,
): Promise<Failure> {
  const { exitCode, text: reason } = describeFailure(error, doing, l10n);
  const time = clock.now().toISOString().replace(/[-:.]/g, '');
  const path = join(drafts, `${prefix}${time}-${Buffer.from(clock.random(3)).toString('hex')}.txt`);
  try {
    await mkdir(drafts, { recursive: true });
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  } catch (second) {
    // The disk may be what has failed: then the text goes to where it can still be copied from.
    const why = second instanceof Error ? second.message : String(second);
    const copy = typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    return new Failure(
      exitCode,
      `${reason}\nNothing was saved, and no copy could be kept (${why}). The text:\n${copy}`,
    );
  }
  return new Failure(
    exitCode,
    `${reason}\nNothing was saved. What you wrote is kept: handoff ${again} --file "${path}"`,
  );
}

/** Lets a kept text go once it is saved. Any other file is its owner's and stays. True where it was one. */
export async function forgetRescued(
  file: string,
  { drafts, folder }: Pick<Context, 'drafts' | 'folder'>,
): Promise<boolean> {
  const path = resolve(folder, file);
  if (dirname(path) !== resolve(drafts) || !basename(path).startsWith(prefix)) {
    return false;
  }
  await rm(path, { force: true });
  return true;
}
