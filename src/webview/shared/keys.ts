const isMac = /Mac OS X|Macintosh/.test(navigator.userAgent);

/** Picks the words for the keyboard that the user has before them. */
export function forThisKeyboard(other: string, mac: string): string {
  return isMac ? mac : other;
}

/** True while an input method is composing: its Enter and Backspace are not ours (Japanese, Chinese …). */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.key === 'Process';
}

/** Ctrl+Enter, and Cmd+Enter: both everywhere, as remote desktops mix them up. */
export function isSubmit(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event);
}
