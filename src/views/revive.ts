/**
 * What a webview kept of itself, as the editor gives it back after a reload. It comes from a webview, so
 * it is only looked at, never trusted: it can name a branch or a handoff to look up, and nothing else.
 */

/** The form it was, or undefined where the state says nothing of it. No branch: a detached HEAD. */
export function revivedForm(
  state: unknown,
): { readonly branch: string | undefined; readonly draft: string } | undefined {
  const draft = text(state, 'draft');
  return draft !== undefined && /^[0-9a-f]{24}$/.test(draft)
    ? { branch: text(property(state, 'model'), 'branch'), draft }
    : undefined;
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
