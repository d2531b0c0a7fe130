/**
 * A gap is something that the next person will not receive, or would still have to ask. Plain data: what is
 * said about it is `words`' business, what a click does the form's.
 */
import type { CodeFacts } from '../delivery';
import type { Operation } from '../departure';
import type { Me } from '../people';
import type { HandoffContent } from '../records';
import type { ListSection, Section } from '../sections';
import type { ShareMode } from '../share';
import type { TeamSettings } from '../team';
import type { RuleId } from './ruleIds';

/** One click that fixes a gap, or leads to where it is fixed: a closed list. */
export type Fix =
  | { readonly kind: 'push' }
  | { readonly kind: 'show-changes' }
  | { readonly kind: 'show-stashes' }
  /** Shows why it matters, where nothing can be done with one click. */
  | { readonly kind: 'explain' }
  /** `row` counts the rows of a list from 0. */
  | { readonly kind: 'focus'; readonly field: Section; readonly row?: number }
  | { readonly kind: 'fill-in'; readonly fill: Fill };

/** Something known that is put into the handoff. */
export type Fill =
  | { readonly field: 'to'; readonly add: readonly string[] }
  | { readonly field: 'questions'; readonly row: number; readonly key: 'to' | 'due'; readonly value: string }
  | { readonly field: 'next'; readonly row: number; readonly key: 'owner' | 'due'; readonly value: string };

/** What a gap is about, for the words: a path, a branch, what somebody wrote. */
export interface GapDetail {
  readonly count?: number;
  readonly name?: string;
  readonly by?: string;
}

/** One thing that a rule has found. */
export interface Finding {
  /** Tells it from others of the same rule, and from what it was before: a dismissal holds only for this. */
  readonly about?: string;
  readonly detail?: GapDetail;
  readonly fix?: Fix;
}

export type GapGroup = 'not-received' | 'asked';

/**
 * - `fact`: of the code, and there only while it is so;
 * - `essential`: a question that every next person has; it stays and gets a tick;
 * - `advice`: there only where it applies.
 */
export type Weight = 'fact' | 'essential' | 'advice';

export interface Gap {
  /** Unique among the gaps of a handoff, and the same for as long as it is about the same. */
  readonly id: string;
  readonly rule: RuleId;
  readonly group: GapGroup;
  readonly weight: Weight;
  readonly status: 'open' | 'answered' | 'dismissed';
  /** Open, it makes the command line's check fail. */
  readonly required: boolean;
  /** Because the team says so. */
  readonly byTeam: boolean;
  readonly detail: GapDetail;
  readonly fix?: Fix;
  /** The list that can be empty on purpose instead: that is how it does not apply. */
  readonly none?: ListSection;
}

/** What is known besides what the handoff says. */
export interface GapFacts {
  readonly code: CodeFacts;
  /** Short name; absent on a detached HEAD. */
  readonly branch?: string;
  readonly operation?: Operation;
  readonly share: ShareMode;
  readonly now: Date;
  /** IANA name: where the author is. */
  readonly timeZone: string;
  readonly me?: Me;
  /** E-mails, case-folded, of everybody who is known in this repository; empty where nobody looked. */
  readonly known: ReadonlySet<string>;
  /** Paths that the handoff names and the branch does not have. */
  readonly missingPaths: ReadonlySet<string>;
  /** Subjects of the commits since the last handoff, newest first. */
  readonly subjects: readonly string[];
  /** What the lines say that were added with a TODO or FIXME. */
  readonly todos: readonly string[];
  readonly team: TeamSettings;
  /** Ids of the gaps that do not apply, by their author. */
  readonly dismissed: ReadonlySet<string>;
}

export interface Rule {
  readonly id: RuleId;
  readonly group: GapGroup;
  readonly weight: 'fact' | 'advice';
  /** The findings, the most important first; none where all is well. */
  find(handoff: HandoffContent, facts: GapFacts): readonly Finding[];
}
