import * as vscode from 'vscode';
import { sendHandoff } from '../../app/send';
import type { Session } from '../../app/session';
import type { WrittenHandoff } from '../../app/writeHandoff';
import type { ShareMode } from '../../domain/share';
import { visible } from '../../domain/visible';
import { failureText } from '../../words/gitFailures';
import type { Speech } from '../../editor/speech';
import { savedText } from '../../words/saved';

interface Around {
  readonly session: Session;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/** Sends the handoff where that was asked for, and says where it is now: the last word after a save. */
export async function afterSave(
  around: Around,
  written: WrittenHandoff,
  share: ShareMode,
  push: boolean,
): Promise<void> {
  const sent = push && share !== 'local' && (await send(around, written));
  await around.session.state.refresh();
  const { l10n } = around.speech;
  const hasRemote = (await around.session.parts.repository.pushRemote(written.note.branch)) !== undefined;
  const show = l10n.t('Show');
  const pushNow = l10n.t('Push');
  const later = l10n.t('Later');
  const text = savedText(l10n, {
    branch: written.note.branch,
    share,
    outcome: written.outcome,
    commits: written.note.at?.unpushed ?? 0,
    sent,
    hasRemote,
  });
  const canPush = !sent && hasRemote && share !== 'local';
  const buttons = canPush ? [pushNow, later] : [show];
  const answer = await vscode.window.showInformationMessage(visible(text), ...buttons);
  if (answer === show) {
    await vscode.commands.executeCommand('handoff.open', { handoffId: written.note.id });
  } else if (answer === pushNow) {
    await afterSave(around, written, share, true);
  }
}

/** True when it went out. What went wrong is shown as git said it: the handoff is saved here all the same. */
async function send({ session, speech, log }: Around, written: WrittenHandoff): Promise<boolean> {
  const { l10n } = speech;
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: l10n.t('Sending the handoff …') },
    () => sendHandoff(session.parts, session.network, written),
  );
  if (result.kind === 'sent') {
    return true;
  }
  log.error(result.error instanceof Error ? result.error : String(result.error));
  const showLog = l10n.t('Show Log');
  void vscode.window
    .showWarningMessage(l10n.t('Saved here, not sent: {0}', failureText(l10n, result.error)), showLog)
    .then((answer) => {
      if (answer === showLog) {
        log.show(true);
      }
    });
  return false;
}
