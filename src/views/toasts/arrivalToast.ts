import * as vscode from 'vscode';
import { tell } from '../../editor/messages';
import type { HandoffView } from '../../app/handoffs';
import type { Session } from '../../app/session';
import { waitingHere } from '../../app/arrival';
import { arrivalText } from '../../words/toasts';
import { askInTurn, type Announcing } from './announcing';

/** Says that a handoff waits here. *Later* brings it back on the next arrival. */
export async function announceArrival(
  session: Session,
  around: Announcing,
  handoff: HandoffView,
): Promise<void> {
  const { screens, speech, nameOf } = around;
  const show = vscode.l10n.t('Show');
  const pickUp = vscode.l10n.t('Pick Up');
  const later = vscode.l10n.t('Later');
  const answer = await askInTurn(around, session, async () => {
    const { snapshot } = session.state;
    const isWaiting = snapshot && waitingHere(snapshot)?.note.id === handoff.note.id;
    const name = nameOf(session);
    const text = arrivalText(speech.l10n, speech.language, handoff, snapshot?.me, new Date(), name);
    return isWaiting ? tell('information', text, show, pickUp, later) : undefined;
  });
  if (answer === undefined || answer === later) {
    return;
  }
  await session.parts.clone.markAnnounced(handoff.note.id);
  if (answer === show) {
    await screens.openBrief(session, handoff.note.id);
  } else {
    await vscode.commands.executeCommand('handoff.pickUp', {
      handoffId: handoff.note.id,
      repository: session.parts.repository.root,
    });
  }
}
