import * as vscode from 'vscode';
import { tell } from '../../editor/messages';
import { branchLeft, decide, type DecidedDeparture } from '../../app/departures';
import { listMutes, mute } from '../../app/mutes';
import type { Session } from '../../app/session';
import { branchOf } from '../../domain/head';
import { reasonText } from '../../words/departures';
import { departureText } from '../../words/toasts';
import { askInTurn, type Announcing } from './announcing';

/**
 * The one question of a departure. In a repository that has never seen a handoff the third button mutes
 * the repository, else the branch; both are undone by `handoff.unmute`.
 */
export async function askAfterDeparture(
  session: Session,
  around: Announcing,
  decided: DecidedDeparture,
): Promise<void> {
  const { screens, nameOf } = around;
  const write = vscode.l10n.t('Write Handoff');
  const notNow = vscode.l10n.t('Not Now');
  const first = (session.state.snapshot?.all.length ?? 0) === 0;
  const never = first ? vscode.l10n.t('Not in This Repository') : vscode.l10n.t("Don't Ask on This Branch");
  // It may be renamed while the question waits for its turn, and while it stands there.
  const left = (): Promise<string> => branchLeft(session.parts, decided.departure);
  const answer = await askInTurn(around, session, async () => {
    const text = departureText(vscode.l10n, decided.facts, nameOf(session));
    return (await isMoot(session, await left()))
      ? undefined
      : tell('information', text, write, notNow, never);
  });
  if (answer === write) {
    const branch = await left();
    if (await isWanted(session, decided, branch)) {
      await screens.openForm(session, branch);
    }
  } else if (answer === never) {
    await mute(session.parts, first ? { kind: 'repository' } : { kind: 'branch', branch: await left() });
  }
}

/** What takes the reason for a question away while it stands on the screen, which may be for hours. */
const nothingLeft: ReadonlySet<string> = new Set(['branch-gone', 'merged', 'upstream-gone', 'no-own-work']);

/** Looks again at the click: where there is nothing to hand over any more, that is said before a form opens. */
async function isWanted(session: Session, decided: DecidedDeparture, branch: string): Promise<boolean> {
  const { parts } = session;
  const { prompt } = await parts.settings();
  const now = await decide(parts, { ...decided.departure, from: branch }, prompt, 0);
  if (!nothingLeft.has(now.outcome.reason)) {
    return true;
  }
  const why = reasonText(vscode.l10n, now.outcome, now.facts);
  const anyway = vscode.l10n.t('Write Anyway');
  const text = vscode.l10n.t('There is nothing to hand over on {0} any more: {1}.', branch, why);
  return (await tell('information', text, anyway)) === anyway;
}

/** While the question waited for its turn the branch may have been returned to, or muted. */
async function isMoot(session: Session, from: string): Promise<boolean> {
  const mutes = await listMutes(session.parts);
  return (
    branchOf(session.state.snapshot?.head) === from ||
    mutes.some((mute) => mute.kind !== 'branch' || mute.branch === from)
  );
}
