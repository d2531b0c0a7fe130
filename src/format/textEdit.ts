/** Changes of a text that leave every other byte of it as it is. Offsets are those of the text before. */
export class TextEdit {
  readonly #splices: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  readonly #lineEnd: string;

  constructor(readonly text: string) {
    this.#lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  }

  /** Puts a text in the place of another. Splices must not overlap; those at one place stay in order. */
  replace(from: number, to: number, text: string): void {
    this.#splices.push({ from, to, text });
  }

  /** Puts lines after the line in which an offset lies, with the text's own line ends. */
  addLines(after: number, lines: readonly string[]): void {
    const at = this.lineEnd(after);
    const isUnended = at > 0 && this.text[at - 1] !== '\n';
    const whole = lines.map((line) => (isUnended ? this.#lineEnd + line : line + this.#lineEnd)).join('');
    this.replace(at, at, whole);
  }

  /** Takes out whole lines, from the one of an offset to the one of another. */
  removeLines(from: number, to: number): void {
    this.replace(this.lineStart(from), this.lineEnd(to), '');
  }

  /** Lines joined by the text's own line ends, each with one before it. */
  below(lines: readonly string[]): string {
    return lines.map((line) => this.#lineEnd + line).join('');
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line ends in which an offset lies, after its line end; an offset after a line end is there. */
  lineEnd(offset: number): number {
    if (offset > 0 && this.text[offset - 1] === '\n') {
      return offset;
    }
    const found = this.text.indexOf('\n', offset);
    return found < 0 ? this.text.length : found + 1;
  }

  /** The text with all changes. */
  done(): string {
    const splices = this.#splices.map((splice, index) => ({ ...splice, index }));
    splices.sort((a, b) => a.from - b.from || a.index - b.index);
    let [result, at] = ['', 0];
    for (const { from, to, text } of splices) {
      result += this.text.slice(at, from) + text;
      at = to;
    }
    return result + this.text.slice(at);
  }
}
