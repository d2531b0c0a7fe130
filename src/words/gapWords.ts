import type { GapDetail } from '../domain/gaps/gap';
import type { L10n } from './l10n';

/** What a rule says of what it found, in one line, and why that matters, in a sentence or two. */
export interface GapWords {
  text(l10n: L10n, detail: Required<GapDetail>): string;
  why(l10n: L10n, detail: Required<GapDetail>): string;
}
