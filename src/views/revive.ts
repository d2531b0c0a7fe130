import { property, textProperty } from '../editor/untrusted';

/**
 * What a webview kept of itself, as the editor gives it back after a reload. It comes from a webview, so
 * it is only looked at, never trusted: it can name a branch or a handoff to look up, and nothing else.
 */

/** The form it was, or undefined where the state says nothing of it. No branch: a detached HEAD. */
export function revivedForm(
  state: unknown,
): { readonly branch: string | undefined; readonly draft: string } | undefined {
  const draft = textProperty(state, 'draft');
  return draft !== undefined && /^[0-9a-f]{24}$/.test(draft)
    ? { branch: textProperty(property(state, 'model'), 'branch'), draft }
    : undefined;
}

/** The handoff whose brief it was, or undefined where the state says nothing. */
export function revivedHandoff(state: unknown): string | undefined {
  return textProperty(state, 'handoff') ?? textProperty(property(state, 'model'), 'handoff');
}
