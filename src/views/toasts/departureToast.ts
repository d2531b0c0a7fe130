import * as vscode from 'vscode';
import { tell } from '../../editor/messages';
import type { DecidedDeparture } from '../../app/departures';
import { mute } from '../../app/mutes';
import type { Session } from '../../app/session';
import type { Screens } from '../../editor/screens';
import { departureText } from '../../words/toasts';

/**
 * The one question of a departure. In a repository that has never seen a handoff the third button mutes
 * the repository, else the branch; both are undone by `handoff.unmute`.
 */
export async function askAfterDeparture(
  session: Session,
  screens: Screens,
  decided: DecidedDeparture,
): Promise<void> {
  const { from } = decided.departure;
  const write = vscode.l10n.t('Write Handoff');
  const notNow = vscode.l10n.t('Not Now');
  const first = (session.state.snapshot?.all.length ?? 0) === 0;
  const never = first ? vscode.l10n.t('Not in This Repository') : vscode.l10n.t("Don't Ask on This Branch");
  const answer = await tell('information', departureText(vscode.l10n, decided.facts), write, notNow, never);
  if (answer === write) {
    await screens.openForm(from);
  } else if (answer === never) {
    await mute(session.parts, first ? { kind: 'repository' } : { kind: 'branch', branch: from });
  }
}
