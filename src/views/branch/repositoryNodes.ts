import type { Snapshot } from '../../app/repositoryState';
import type { Speech } from '../../editor/speech';
import { headText } from './headText';
import { branchNodes, type BranchNode } from './nodes';
import { purgedRows } from './purgedRows';

/** A repository of the window, as far as rows are made from it. */
export interface RowsOf {
  /** Top folder of the worktree. */
  readonly repository: string;
  readonly name: string;
  /** Undefined while it is being read for the first time. */
  readonly snapshot: Snapshot | undefined;
}

/** The rows of one repository. Each knows which it is of, so that a click on it reaches the right one. */
export function rowsOf({ repository, snapshot }: RowsOf, speech: Speech, now: Date): readonly BranchNode[] {
  if (!snapshot) {
    return [];
  }
  const rows = [...branchNodes(snapshot, speech, now), ...purgedRows(snapshot.leftOnRemotes, speech)];
  return rows.map((node) => ofRepository(node, repository));
}

/** One row for each repository, with its own rows below; one with a handoff is unfolded. */
export function repositoryRows(all: readonly RowsOf[], speech: Speech, now: Date): readonly BranchNode[] {
  return all.map((one) => {
    const { repository, name, snapshot } = one;
    const children = rowsOf(one, speech, now);
    return {
      // The editor keeps a row folded or not by its id: one more handoff unfolds it, a refresh does not.
      id: `${repository}/${snapshot?.current?.note.id ?? 'none'}`,
      repository,
      label: name,
      description: headText(snapshot, speech),
      tooltip: repository,
      contextValue: 'handoff.repository',
      ...(children.length > 0 ? { children, expanded: snapshot?.current !== undefined } : {}),
    };
  });
}

function ofRepository(node: BranchNode, repository: string): BranchNode {
  const { children } = node;
  return {
    ...node,
    // Two repositories have rows of the same name, and two worktrees of one clone the same handoffs.
    id: `${repository}/${node.id}`,
    repository,
    ...(children ? { children: children.map((child) => ofRepository(child, repository)) } : {}),
  };
}
