import type { HoursProblem } from '../domain/time/hours';
import type { L10n } from './l10n';

/** What is wrong with working hours as they were typed, with an example of what is not. */
export function hoursProblemText(l10n: L10n, problem: HoursProblem): string {
  const example = 'Mon-Thu 09:00-12:30, 13:30-17:30, Fri 9-14';
  switch (problem.kind) {
    case 'no-times':
      return l10n.t('Days and times, such as {0}.', example);
    case 'not-understood':
      return l10n.t(
        '“{0}” is neither a day nor a time such as 09:00-17:30. An example: {1}.',
        problem.text,
        example,
      );
    case 'days-without-times':
      return l10n.t('Which times on {0}? An example: {1}.', problem.text, example);
    case 'no-length':
      return l10n.t('“{0}” ends when it begins. A whole day is 00:00-24:00.', problem.text);
  }
}
