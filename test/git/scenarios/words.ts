// The words of a step: see README.md.

/** The words of a line, as a shell would see them: double quotes keep spaces together. */
export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The lines with `times N step` written out, `%` being the number. */
export function writtenOut(steps: readonly string[]): readonly string[] {
  return steps.flatMap((step) => {
    const [, times = '1', what = step] = /^times (\d+) (.*)$/.exec(step) ?? [];
    return Array.from({ length: Number(times) }, (_, at) => what.replaceAll('%', String(at + 1)));
  });
}

/** How long all waiting in these steps takes, in milliseconds, with a second for each step. */
export function lengthOf(steps: readonly string[]): number {
  const minutes = steps.map((step) => {
    const [word, count] = wordsOf(step);
    return word === 'minutes' ? Number(count) : word === 'days' ? Number(count) * 24 * 60 : 0;
  });
  return minutes.reduce((sum, one) => sum + one, 0) * 60_000 + (steps.length + 5) * 1000;
}
