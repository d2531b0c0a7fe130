/** How a remote says no to one of our refs, as git tells it under LC_ALL=C (tried on 2.39 and 2.47). */
const rejected =
  /^ ! \[remote rejected\] \S+ -> (?:refs\/)?(?:heads\/)?handoffs\/(?:journal-)?[a-z2-7]{10} \((.*)\)$/m;

/**
 * Reasons that speak of this push and not of what the remote takes: a lock held there, a disk that is full,
 * somebody who was faster. The next try may well end better.
 */
const passing =
  /^(?:failed to update ref|unpacker error|non-fast-forward|fetch first|incorrect old value provided|missing necessary objects|shallow update not allowed|internal(?: server)? error|n\/a.*)$/i;

/** What a server says that was told another commit than the one it has when it comes to write. */
const overtaken = /^(?:stale info|failed to update ref|incorrect old value provided|fetch first)$/i;

/**
 * What a remote said when it refused a ref of ours by its name: the text of its hook line by line, else git's
 * reason. Undefined where the push failed for anything else.
 */
export function refusalOf(error: unknown): string | undefined {
  const stderr = stderrOf(error);
  const reason = rejected.exec(stderr)?.[1];
  if (reason === undefined || passing.test(reason)) {
    return undefined;
  }
  const said = stderr
    .split('\n')
    .filter((line) => line.startsWith('remote: '))
    .map((line) => line.slice('remote: '.length).trim())
    // Git's own line about the hook says what is known by then.
    .filter((line) => line !== '' && !line.startsWith('error: hook declined to update '));
  return said.length === 0 ? reason : said.join('\n');
}

/** As `refusalOf`, for a ref that was to be replaced: that a remote takes no such thing is a refusal too. */
export function replacementRefusalOf(error: unknown): string | undefined {
  const isForbidden = rejected.exec(stderrOf(error))?.[1] === 'non-fast-forward';
  return isForbidden ? 'non-fast-forward' : refusalOf(error);
}

/**
 * What was said where a ref of ours was not replaced because somebody wrote to it meanwhile; undefined where it
 * failed for anything else.
 */
export function overtakenBy(error: unknown): string | undefined {
  const stderr = stderrOf(error);
  const reason = /^ ! \[rejected\] .* \((stale info)\)$/m.exec(stderr)?.[1] ?? rejected.exec(stderr)?.[1];
  return reason !== undefined && overtaken.test(reason) ? reason : undefined;
}

/** True where a fetch asked for one ref, and the remote does not have it. */
export function isNotThere(error: unknown): boolean {
  return /couldn't find remote ref/i.test(stderrOf(error));
}

function stderrOf(error: unknown): string {
  return error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
}
