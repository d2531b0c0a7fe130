import * as vscode from 'vscode';
import { tell } from '../../editor/messages';
import type { HandoffView } from '../../app/handoffs';
import type { Session } from '../../app/session';
import type { Speech } from '../../editor/speech';
import type { Screens } from '../../editor/screens';
import { arrivalText } from '../../words/toasts';

/** Says that a handoff waits here. *Later* brings it back on the next arrival. */
export async function announceArrival(
  session: Session,
  screens: Screens,
  speech: Speech,
  handoff: HandoffView,
): Promise<void> {
  const show = vscode.l10n.t('Show');
  const pickUp = vscode.l10n.t('Pick Up');
  const later = vscode.l10n.t('Later');
  const me = session.state.snapshot?.me;
  const text = arrivalText(speech.l10n, speech.language, handoff, me, new Date());
  const answer = await tell('information', text, show, pickUp, later);
  if (answer === undefined || answer === later) {
    return;
  }
  await session.parts.clone.markAnnounced(handoff.note.id);
  if (answer === show) {
    await screens.openBrief(handoff.note.id);
  } else {
    await vscode.commands.executeCommand('handoff.pickUp', { handoffId: handoff.note.id });
  }
}
