import * as vscode from 'vscode';
import { tell } from '../../editor/messages';
import type { DecidedDeparture } from '../../app/departures';
import { listMutes, mute } from '../../app/mutes';
import type { Session } from '../../app/session';
import { branchOf } from '../../domain/head';
import { departureText } from '../../words/toasts';
import type { Announcing } from './announcing';

/**
 * The one question of a departure. In a repository that has never seen a handoff the third button mutes
 * the repository, else the branch; both are undone by `handoff.unmute`.
 */
export async function askAfterDeparture(
  session: Session,
  { screens, turns, nameOf }: Announcing,
  decided: DecidedDeparture,
): Promise<void> {
  const { from } = decided.departure;
  const write = vscode.l10n.t('Write Handoff');
  const notNow = vscode.l10n.t('Not Now');
  const first = (session.state.snapshot?.all.length ?? 0) === 0;
  const never = first ? vscode.l10n.t('Not in This Repository') : vscode.l10n.t("Don't Ask on This Branch");
  const answer = await turns.take(async () => {
    const text = departureText(vscode.l10n, decided.facts, nameOf(session));
    return (await isMoot(session, from)) ? undefined : tell('information', text, write, notNow, never);
  });
  if (answer === write) {
    await screens.openForm(session, from);
  } else if (answer === never) {
    await mute(session.parts, first ? { kind: 'repository' } : { kind: 'branch', branch: from });
  }
}

/** While the question waited for its turn the branch may have been returned to, or muted. */
async function isMoot(session: Session, from: string): Promise<boolean> {
  const mutes = await listMutes(session.parts);
  return (
    branchOf(session.state.snapshot?.head) === from ||
    mutes.some((mute) => mute.kind === 'repository' || mute.branch === from)
  );
}
