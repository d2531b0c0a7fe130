/**
 * Looks into values of unknown shape: a command's argument, which anybody can call with anything, and what a
 * webview kept of itself. They are looked at, never trusted.
 */
export function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** A property that is a text, or undefined. */
export function textProperty(value: unknown, key: string): string | undefined {
  const found = property(value, key);
  return typeof found === 'string' ? found : undefined;
}
