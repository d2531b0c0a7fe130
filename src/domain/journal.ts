/**
 * How a journal travels: on a ref of ours, `refs/handoffs/<writer>`, or, where a server takes nothing but
 * branches, as the branch `handoffs/journal-<writer>`.
 */
export type SendAs = 'ref' | 'branch';

/** What this clone has been through with one remote. */
export interface Exchange {
  /** True once journals were fetched from it, even where that brought nothing. */
  readonly fetched: boolean;
  /** What it said when it refused our refs, empty where nobody said why; absent once it took them. */
  readonly refused?: string;
}

/** A writer's id, ten of the characters that these are made of, after a word that nobody's own branch has. */
const journalName = /^handoffs\/journal-[a-z2-7]{10}$/;

/** The short name of the branch that a journal travels as. */
export function journalBranch(writer: string): string {
  return `handoffs/journal-${writer}`;
}

/** True for the name of a journal that travels as a branch: nobody works there. */
export function isJournalBranch(name: string): boolean {
  return journalName.test(name);
}

/**
 * True for a remote-tracking ref of a journal that travels as a branch: one or more parts for the remote,
 * which may have slashes in its name, then the whole name of such a branch.
 */
export function isRemoteJournal(ref: string): boolean {
  const [refs, remotes, remote, ...rest] = ref.split('/');
  return refs === 'refs' && remotes === 'remotes' && !!remote && isJournalBranch(rest.slice(-2).join('/'));
}
