/** The column of facts: what the host finds missing, ready to be shown, and what a click on it does. */
import type { Fix } from '../../domain/gaps/gap';
import type { ListSection } from '../../domain/sections';

/** What a click on a gap does: a closed list, so that a message can never name a command. */
export type GapAction = Fix;

/** How a gap is set aside: `dismiss` is kept with the draft, `none` is said in the handoff as an empty list. */
export type GapSettling =
  | { readonly kind: 'dismiss'; readonly id: string }
  | { readonly kind: 'restore'; readonly id: string }
  | { readonly kind: 'none'; readonly field: ListSection };

/** One line of the column of facts. At most one action a row. */
export interface GapModel {
  readonly id: string;
  readonly text: string;
  /** Why it matters; shown on hover, and on `explain`. */
  readonly why: string;
  readonly mark: 'warning' | 'open' | 'advice' | 'answered' | 'dismissed';
  readonly action?: { readonly label: string; readonly does: GapAction };
  /** Absent where it cannot be set aside. */
  readonly settle?: { readonly label: string; readonly does: GapSettling };
}

/** Rows that fit, and those behind one line: "3 more". */
export interface GapGroupModel {
  readonly rows: readonly GapModel[];
  readonly more: readonly GapModel[];
  readonly moreLabel: string;
}

export interface GapsModel {
  readonly notReceived: GapGroupModel;
  readonly asked: GapGroupModel;
}

/** What of a click the page cannot do by itself. */
export type GapMessage =
  | { readonly kind: 'push' | 'show-changes' | 'show-stashes' }
  | { readonly kind: 'dismiss' | 'restore'; readonly id: string };

export interface GapLabels {
  readonly notReceived: string;
  readonly nothingMissing: string;
  readonly asked: string;
  /** For those who hear the page: the words of the marks. */
  readonly open: string;
  readonly answered: string;
  readonly dismissed: string;
}
