import { pauseAt, type Mutes } from '../domain/choices';
import { untilTomorrow } from '../domain/pause';
import type { Parts } from './parts';

type MuteParts = Pick<Parts, 'clone'>;

/** A mute, as it is listed and undone. `until` is ISO 8601 UTC. */
export type Mute =
  | { readonly kind: 'pause'; readonly until: string }
  | { readonly kind: 'repository' }
  | { readonly kind: 'branch'; readonly branch: string };

/** Asks no more for a while, about a branch, or in the whole repository; undone by `unmute`. */
export async function mute(parts: MuteParts, what: Mute): Promise<void> {
  await parts.clone.setMutes(withMute(await parts.clone.mutes(), what));
}

/** Takes a mute back. Who does so wants to be asked: what was asked before it does not count any more. */
export async function unmute(parts: Pick<Parts, 'clone' | 'clock'>, what: Mute): Promise<void> {
  await parts.clone.setMutes(withoutMute(await parts.clone.mutes(), what));
  if (what.kind !== 'pause') {
    const at = parts.clock.now().toISOString();
    await parts.clone.setUnmuted({ ...(what.kind === 'branch' ? { branch: what.branch } : {}), at });
  }
}

/** Asks no more in this clone until the next morning. @returns until when, ISO 8601 UTC. */
export async function pauseUntilTomorrow(parts: Pick<Parts, 'clone' | 'clock'>): Promise<string> {
  const until = untilTomorrow(parts.clock.now(), parts.clock.timeZone());
  await mute(parts, { kind: 'pause', until });
  return until;
}

/** A muted branch was renamed. */
export async function carryMute(parts: MuteParts, before: string, now: string): Promise<void> {
  const mutes = await parts.clone.mutes();
  if (mutes.branches.includes(before)) {
    const others = mutes.branches.filter((branch) => branch !== before && branch !== now);
    await parts.clone.setMutes({ ...mutes, branches: [...others, now] });
  }
}

/** Every mute in force. */
export async function listMutes(parts: Pick<Parts, 'clone' | 'clock'>): Promise<readonly Mute[]> {
  const mutes = await parts.clone.mutes();
  const until = pauseAt(mutes, parts.clock.now());
  return [
    ...(until === undefined ? [] : [{ kind: 'pause', until } as const]),
    ...(mutes.repository ? [{ kind: 'repository' } as const] : []),
    ...mutes.branches.map((branch) => ({ kind: 'branch', branch }) as const),
  ];
}

function withMute(mutes: Mutes, what: Mute): Mutes {
  switch (what.kind) {
    case 'pause':
      return { ...mutes, pausedUntil: what.until };
    case 'repository':
      return { ...mutes, repository: true };
    case 'branch':
      return { ...mutes, branches: [...new Set([...mutes.branches, what.branch])] };
  }
}

function withoutMute({ pausedUntil, ...mutes }: Mutes, what: Mute): Mutes {
  const pause = pausedUntil === undefined ? {} : { pausedUntil };
  switch (what.kind) {
    case 'pause':
      return mutes;
    case 'repository':
      return { ...mutes, ...pause, repository: false };
    case 'branch':
      return { ...mutes, ...pause, branches: mutes.branches.filter((branch) => branch !== what.branch) };
  }
}
