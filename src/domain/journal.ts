/**
 * How a journal travels: on a ref of ours, `refs/handoffs/<writer>`, or, where a server takes nothing but
 * branches, as the branch `handoffs/<writer>`.
 */
export type SendAs = 'ref' | 'branch';

/** What this clone has been through with one remote. */
export interface Exchange {
  /** True once journals were fetched from it, even where that brought nothing. */
  readonly fetched: boolean;
  /** What it said when it refused our refs, empty where nobody said why; absent once it took them. */
  readonly refused?: string;
}

/** The short name of the branch that a journal travels as. */
export function journalBranch(writer: string): string {
  return `handoffs/${writer}`;
}

/**
 * True for the name of a journal that travels as a branch: nobody works there. Such a name ends in the id
 * of a writer, ten of the characters that these are made of; `handoffs/my-work` is a branch as any other.
 */
export function isJournalBranch(name: string): boolean {
  return /^handoffs\/[a-z2-7]{10}$/.test(name);
}

/** True for a remote-tracking ref of a journal that travels as a branch. */
export function isRemoteJournal(ref: string): boolean {
  return /^refs\/remotes\/.+\/handoffs\/[a-z2-7]{10}$/.test(ref);
}
