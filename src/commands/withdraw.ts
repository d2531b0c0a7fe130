import * as vscode from 'vscode';
import { isPrivate } from '../app/handoffs';
import type { Session } from '../app/session';
import { findOwn, withdraw as withdrawHandoff } from '../app/withdraw';
import { visible } from '../domain/visible';
import { askText, textIsUsed } from '../editor/askText';
import { exchangeIfChosen } from '../editor/exchange';
import { confirm, tell } from '../editor/messages';
import { unlessSecret } from '../editor/secretQuestion';
import type { Speech } from '../editor/speech';
import { branchName } from '../words/branchName';
import type { Command } from './command';
import { handoffFor } from './target';

/** Hides a handoff of one's own everywhere, once it is confirmed; a note to oneself is deleted. */
export const withdraw: Command = {
  id: 'handoff.withdraw',
  writes: true,
  doing: ({ l10n }) => l10n.t('Withdrawing the handoff'),
  run: async (context, argument) => {
    const { session, screens, speech, log } = context;
    const { l10n } = speech;
    const { handoff, me, isByMapOnly } = await findOwn(session.parts, await handoffFor(session, argument));
    const { id, branch, author } = handoff.note;
    const name = visible(branchName(l10n, branch));
    if (isPrivate(handoff)) {
      const question = l10n.t('Delete your note to yourself on {0}?', name);
      const detail = l10n.t('Nobody else has it, and it cannot be brought back.');
      const [show, remove] = [l10n.t('Show Handoff'), l10n.t('Delete')];
      const answer = await confirm(question, detail, show, remove);
      if (answer === show) {
        await screens.openBrief(session, id);
      } else if (answer === remove) {
        await withdrawHandoff(session.parts, { id });
        await session.state.refresh();
      }
      return;
    }
    const about = `withdraw ${id}`;
    const reason = await askText(about, {
      title: l10n.t('Withdraw the handoff on {0}', name),
      prompt: isByMapOnly
        ? l10n.t(
            'It is by {0}, and you are {1}; only .mailmap or people.yaml says that both are you. Enter hides it for whoever has the same map.',
            visible(author.email),
            visible(me.email),
          )
        : l10n.t(
            'Enter hides it everywhere, and for the others once they get this. It stays in history; see Purge Handoff…',
          ),
      placeHolder: l10n.t('Why? May stay empty'),
    });
    if (reason === undefined) {
      return;
    }
    const done = await unlessSecret((notSecret) =>
      withdrawHandoff(session.parts, { id, notSecret }, { reason, isMine: true }),
    );
    if (done === 'edit') {
      return withdraw.run(context, argument);
    }
    if (done === 'left') {
      return;
    }
    textIsUsed(about);
    await session.state.refresh();
    // Beside the question whether to send: neither waits for the other's answer.
    offerPurge(session, speech, id);
    await exchangeIfChosen(session, log);
  },
};

function offerPurge(session: Session, { l10n }: Speech, handoffId: string): void {
  const button = l10n.t('Purge…');
  const said = l10n.t('Withdrawn. It stays in history: if it leaks something, purge it.');
  void tell('information', said, button).then((answer) => {
    if (answer === button) {
      const { root: repository } = session.parts.repository;
      void vscode.commands.executeCommand('handoff.purge', { handoffId, repository });
    }
  });
}
