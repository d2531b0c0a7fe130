import * as vscode from 'vscode';
import type { Disposable } from '../app/emitter';
import type { Session } from '../app/session';
import type { SessionHost } from '../editor/sessionHost';
import { report } from '../editor/report';
import { RepositoryWatch } from '../editor/repositoryWatch';
import { Announcer } from './toasts/announcer';
import type { Announcing } from './toasts/announcing';

/**
 * Lets what moves in a repository reach its state and the toasts; ends with the session, and ends the session
 * where its worktree is gone. What fails because of either end is not said.
 */
export function watchSession(session: Session, host: SessionHost, announcing: Announcing): Disposable {
  const { speech, log } = announcing;
  const watch = new RepositoryWatch(session.parts.repository);
  const { departures, sharing, state } = session;
  const tellOf = async (doing: string, error: unknown): Promise<void> => {
    if (await host.holds(session)) {
      report(log, doing, error);
    }
  };
  const failed = (error: unknown): void => void tellOf(speech.l10n.t('Reading the handoffs'), error);
  const refresh = (): void => {
    state.refresh().catch(failed);
  };
  // Beside the rest: a signature or a slow disk must not keep the views from what they show.
  const share = (): void => {
    sharing.look().catch(failed);
  };
  const look = (): void => {
    departures
      .look()
      .then(() => state.refresh())
      .catch(failed);
    share();
  };
  const moved = async (): Promise<void> => {
    if (await host.holds(session)) {
      look();
    }
  };
  const parts: readonly Disposable[] = [
    watch,
    watch.onDidMove(() => void moved()),
    sharing.onDidChange(refresh),
    sharing.onDidFail(failed),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('handoff.share')) {
        share();
      }
    }),
    new Announcer(session, announcing, (doing, error) => void tellOf(doing, error)),
  ];
  look();
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}
