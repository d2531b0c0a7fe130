/** A text where there is room for one line: its first one. */
export function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
