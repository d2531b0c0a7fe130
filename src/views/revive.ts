/**
 * What a webview kept of itself, as the editor gives it back after a reload. It comes from a webview, so
 * it is only looked at, never trusted: it can name a branch or a handoff to look up, and nothing else.
 */

/** The branch whose form it was; undefined for a detached HEAD. */
export function revivedBranch(state: unknown): string | undefined {
  return text(property(state, 'model'), 'branch');
}

/** The handoff whose brief it was, or undefined where the state says nothing. */
export function revivedHandoff(state: unknown): string | undefined {
  return text(state, 'handoff') ?? text(property(state, 'model'), 'handoff');
}

function text(value: unknown, key: string): string | undefined {
  const found = property(value, key);
  return typeof found === 'string' ? found : undefined;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
