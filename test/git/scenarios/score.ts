/** Counts answers against labels. A scenario counts once; it is wrong if any of its answers is. */
export class Score {
  #scenarios = 0;
  #reasons = 0;
  #asked = 0;
  #wanted = 0;
  #both = 0;

  /** @param label and answers as `ask own-work` or `quiet REASON` */
  count(label: string, answers: readonly string[]): void {
    const isAsk = label.startsWith('ask');
    const wrong = answers.filter((answer) => answer.startsWith('ask') !== isAsk).length;
    const asks = isAsk ? wrong === 0 : wrong > 0;
    this.#scenarios += 1;
    this.#reasons += answers.every((answer) => answer === label) ? 1 : 0;
    this.#asked += asks ? 1 : 0;
    this.#wanted += isAsk ? 1 : 0;
    this.#both += asks && isAsk ? 1 : 0;
  }

  /** `193 scenarios: precision 100.0 % (86 of 86 questions are right), recall ...`. */
  told(): string {
    const of = (part: number, whole: number): string =>
      `${whole === 0 ? '-' : ((part / whole) * 100).toFixed(1)} %`;
    return [
      `      ${String(this.#scenarios)} scenarios:`,
      `precision ${of(this.#both, this.#asked)} (${String(this.#both)} of ${String(this.#asked)} questions are wanted),`,
      `recall ${of(this.#both, this.#wanted)} (${String(this.#both)} of ${String(this.#wanted)} wanted ones are asked),`,
      `the reason as labelled in ${String(this.#reasons)}`,
    ].join(' ');
  }
}
