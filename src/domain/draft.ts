import type { HandoffContent } from './records';
import type { ShareMode } from './share';

/** What is typed into one form and not yet saved. Kept outside the repository. */
export interface Draft {
  readonly version: 1;
  readonly id: string;
  /** Path of the repository's common git directory: the same for all its worktrees. */
  readonly repository: string;
  readonly branch?: string;
  /** Full object id of the commit that it is for, where there is no branch. */
  readonly commit?: string;
  /** ISO 8601 UTC. */
  readonly savedAt: string;
  readonly content: HandoffContent;
  readonly share?: ShareMode;
  /** False where `.handoffs/.gitattributes` is not wanted with it. */
  readonly attributes?: boolean;
  /** Marks of what was found in it and called no secret: nobody is asked twice. */
  readonly notSecret?: readonly string[];
  /** Ids of the gaps that do not apply, by its author. */
  readonly dismissed?: readonly string[];
  /** The handoff that it amends, and how that was when somebody began to change it. */
  readonly amends?: { readonly handoff: string; readonly before: HandoffContent };
  /** The draft whose text this one went on with. */
  readonly before?: DraftMark;
  /** What another version wrote and this one cannot use: it goes back to the disk for that version. */
  readonly unread?: UnreadDraft;
}

/** A draft that was discarded, and can be brought back for a while. */
export interface DiscardedDraft {
  readonly draft: Draft;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A draft as it was at one time. */
export type DraftMark = Pick<Draft, 'id' | 'savedAt'>;

/** By key: values as they were found; of a list only the entries that could not be used. */
export interface UnreadDraft {
  readonly draft: Readonly<Record<string, unknown>>;
  readonly content: Readonly<Record<string, unknown>>;
}
