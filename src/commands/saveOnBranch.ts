import { saveOnBranch as saveHandoff } from '../app/saveOnBranch';
import type { Session } from '../app/session';
import { waitingOnHead } from '../app/waitingOnHead';
import { mention, tell } from '../editor/messages';
import { textProperty } from '../editor/untrusted';
import { branchName } from '../words/branchName';
import { notOnBranchText } from '../words/saved';
import { noteToSelf } from '../words/waiting';
import type { Command } from './command';
import { handoffFor } from './target';

/** Commits on its branch what waits to go there: the handoff of the row, else all of the branch in view. */
export const saveOnBranch: Command = {
  id: 'handoff.saveOnBranch',
  doing: ({ l10n }) => l10n.t('Saving on the branch'),
  run: async ({ session, speech: { l10n } }, argument) => {
    const not = new Set<string>();
    const saved: string[] = [];
    try {
      for (const id of await handoffsFor(session, argument)) {
        const { branch: name, outcome } = await saveHandoff(session.parts, id);
        const branch = branchName(l10n, name);
        if (outcome.kind === 'on-branch') {
          saved.push(branch);
        } else {
          const { root } = session.parts.repository;
          not.add(notOnBranchText(l10n, branch, outcome, root) ?? `${noteToSelf(l10n)}.`);
        }
      }
    } finally {
      // Also where one of several fails: the others are on their branch.
      await session.state.refresh();
    }
    const [branch] = saved;
    if (branch !== undefined) {
      mention(
        saved.length === 1
          ? l10n.t('The handoff is on {0} now.', branch)
          : l10n.t('{0} handoffs are on {1} now.', saved.length, branch),
      );
    }
    if (not.size > 0) {
      void tell('warning', [...not].join(' '));
    }
  },
};

async function handoffsFor(session: Session, argument: unknown): Promise<readonly string[]> {
  const { snapshot } = session.state;
  const waiting = snapshot ? waitingOnHead(snapshot).map(({ id }) => id) : [];
  return textProperty(argument, 'handoffId') === undefined && waiting.length > 0
    ? waiting
    : [await handoffFor(session, argument)];
}
