import * as vscode from 'vscode';
import { noteAsked, unsaidOn } from '../app/unsaid';
import type { DepartureFacts } from '../domain/departure';
import { branchOf } from '../domain/head';
import { branchSwitcher } from '../editor/branchSwitcher';
import { label } from '../editor/label';
import { mention, tell } from '../editor/messages';
import { report } from '../editor/report';
import type { FormEnd } from '../editor/screens';
import { unsaidText } from '../words/unsaid';
import type { Command, CommandContext } from './command';
import { pickBranch, type WayToBranch } from './pickBranch';

/**
 * Switches the branch, with the handoff first where there is something to tell: a branch is picked, the handoff
 * is written or skipped, then the switch is made.
 */
export const switchBranch: Command = {
  id: 'handoff.switchBranch',
  doing: ({ l10n }) => l10n.t('Switching the branch'),
  run: async (context) => {
    const { session, screens, speech } = context;
    const { repository } = session.parts;
    const [switcher, head] = await Promise.all([branchSwitcher(repository.root), repository.head()]);
    const here = branchOf(head);
    const way = await pickBranch(speech.l10n, switcher, here);
    if (!way) {
      return;
    }
    const facts = here === undefined ? undefined : await unsaidOn(session.parts, here, way.branch);
    if (!facts) {
      await goOn(context, way);
      return;
    }
    const answer = await writeFirst(context, facts, way);
    if (answer === undefined) {
      return;
    }
    // Asked here, and so not again by the toast that follows the switch.
    await noteAsked(session.parts, facts);
    if (answer) {
      await screens.openForm(session, here, { end: switchAfter(context, way, here) });
    } else {
      await goOn(context, way);
    }
  },
};

async function goOn({ speech }: CommandContext, { branch, go }: WayToBranch): Promise<void> {
  await go();
  mention(speech.l10n.t('Switched to {0}.', branch));
}

/** Whether the handoff comes first; undefined where the switch is given up. */
async function writeFirst(
  { speech: { l10n } }: CommandContext,
  facts: DepartureFacts,
  { branch }: WayToBranch,
): Promise<boolean | undefined> {
  const picked = await vscode.window.showQuickPick(
    [
      { label: l10n.t('Write the handoff, then switch'), description: unsaidText(l10n, facts), write: true },
      { label: l10n.t('Switch without a handoff'), write: false },
    ],
    { title: label(l10n.t('Switch to {0}', branch)) },
  );
  return picked?.write;
}

/** The form is open: the switch is made once it is saved, and offered where it is closed unsaved. */
function switchAfter(context: CommandContext, way: WayToBranch, here: string | undefined): FormEnd {
  const { session, speech, log } = context;
  const { l10n } = speech;
  // The message may stay for hours, and the person may have gone elsewhere by other ways.
  const ifStillHere = async (): Promise<void> => {
    if (branchOf(await session.parts.repository.head()) === here) {
      await goOn(context, way);
    }
  };
  const failed = (error: unknown): void => report(log, l10n.t('Switching the branch'), error);
  return {
    // The handoff is safe whatever becomes of the switch, and its own message follows.
    saved: () => goOn(context, way).catch(failed),
    left: () => {
      const anyway = l10n.t('Switch Anyway');
      const text = l10n.t(
        'Still on the same branch: the handoff was not saved. What you typed is kept as a draft.',
      );
      tell('information', text, anyway)
        .then((answer) => (answer === anyway ? ifStillHere() : undefined))
        .then(undefined, failed);
    },
  };
}
