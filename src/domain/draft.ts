import type { HandoffContent } from './records';
import type { ShareMode } from './share';

/** What is typed into one form and not yet saved. Kept outside the repository. */
export interface Draft {
  readonly version: 1;
  readonly id: string;
  /** Path of the repository's common git directory: the same for all its worktrees. */
  readonly repository: string;
  readonly branch?: string;
  /** ISO 8601 UTC. */
  readonly savedAt: string;
  readonly content: HandoffContent;
  readonly share?: ShareMode;
}
