import type { Parts } from './parts';

type MuteParts = Pick<Parts, 'clone'>;

/** A mute, as it is listed and undone. */
export type Mute = { readonly kind: 'repository' } | { readonly kind: 'branch'; readonly branch: string };

/** Asks no more about a branch, or in the whole repository; undone by `unmute`. */
export async function mute(parts: MuteParts, what: Mute): Promise<void> {
  const mutes = await parts.clone.mutes();
  await parts.clone.setMutes(
    what.kind === 'repository'
      ? { ...mutes, repository: true }
      : { ...mutes, branches: [...new Set([...mutes.branches, what.branch])] },
  );
}

export async function unmute(parts: MuteParts, what: Mute): Promise<void> {
  const mutes = await parts.clone.mutes();
  await parts.clone.setMutes(
    what.kind === 'repository'
      ? { ...mutes, repository: false }
      : { ...mutes, branches: mutes.branches.filter((branch) => branch !== what.branch) },
  );
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
export async function listMutes(parts: MuteParts): Promise<readonly Mute[]> {
  const mutes = await parts.clone.mutes();
  return [
    ...(mutes.repository ? [{ kind: 'repository' } as const] : []),
    ...mutes.branches.map((branch) => ({ kind: 'branch', branch }) as const),
  ];
}
