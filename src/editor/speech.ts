import type { L10n } from '../words/l10n';

/** What it takes to say something to the user: a translator, and the language of dates. */
export interface Speech {
  readonly l10n: L10n;
  /** BCP 47. */
  readonly language: string;
}
