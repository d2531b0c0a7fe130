import type { HandoffContent } from './records';

/** The state of the code as far as it decides what the next person gets. */
export interface Delivery {
  /** True when the repository has a remote to push to. */
  readonly hasRemote: boolean;
  /** Commits on the branch that no remote-tracking branch has. */
  readonly unpushed: number;
  /** Changed or untracked paths that are in no commit, relative to the repository. */
  readonly uncommitted: readonly string[];
  /** Stashes made on the branch. */
  readonly stashes: number;
}

/** Something the next person will not receive. */
export type NotReceived =
  | { readonly kind: 'no-remote' }
  | { readonly kind: 'unpushed'; readonly commits: number }
  | { readonly kind: 'uncommitted'; readonly paths: readonly string[] }
  | { readonly kind: 'stashed'; readonly stashes: number };

/** A question that every next person has, in the order in which they have it. */
export type AskedAnyway = 'where-does-it-stand' | 'what-first' | 'how-to-verify' | 'who-answers';

export interface Gaps {
  readonly notReceived: readonly NotReceived[];
  readonly asked: readonly { readonly question: AskedAnyway; readonly answered: boolean }[];
}

/** The gaps of a handoff as typed so far: facts about the code first, then what is still unsaid. */
export function findGaps(content: HandoffContent, delivery: Delivery): Gaps {
  const notReceived: NotReceived[] = [];
  if (!delivery.hasRemote) {
    notReceived.push({ kind: 'no-remote' });
  } else if (delivery.unpushed > 0) {
    notReceived.push({ kind: 'unpushed', commits: delivery.unpushed });
  }
  if (delivery.uncommitted.length > 0) {
    notReceived.push({ kind: 'uncommitted', paths: delivery.uncommitted });
  }
  if (delivery.stashes > 0) {
    notReceived.push({ kind: 'stashed', stashes: delivery.stashes });
  }
  const asks = content.questions?.some((question) => question.text.trim() !== '') ?? false;
  return {
    notReceived,
    asked: [
      { question: 'where-does-it-stand', answered: content.summary.trim() !== '' },
      { question: 'what-first', answered: said(content.next?.map((step) => step.text)) },
      { question: 'how-to-verify', answered: said(content.verify?.map((row) => row.run)) },
      ...(asks ? [{ question: 'who-answers', answered: said(content.to) } as const] : []),
    ],
  };
}

/** An explicit "none" (an empty list) is an answer; rows that hold nothing are not. */
function said(texts: readonly string[] | undefined): boolean {
  return texts !== undefined && (texts.length === 0 || texts.some((text) => text.trim() !== ''));
}
