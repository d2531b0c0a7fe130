import * as vscode from 'vscode';
import { isOut, sendHandoff, type Sending, type Sent } from '../../app/send';
import type { Session } from '../../app/session';
import type { WrittenHandoff } from '../../app/writeHandoff';
import type { ShareMode } from '../../domain/share';
import { tell } from '../../editor/messages';
import { logFailure } from '../../editor/report';
import type { Speech } from '../../editor/speech';
import { failureText } from '../../words/gitFailures';
import { savedText, type SendingFacts } from '../../words/saved';

interface Around {
  readonly session: Session;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/** Sends the handoff where that was asked for, and says where it is now: one message, the last word of a save. */
export async function afterSave(
  around: Around,
  written: WrittenHandoff,
  share: ShareMode,
  push: boolean,
): Promise<void> {
  const { session, speech } = around;
  const { l10n } = speech;
  const sent = push && share !== 'local' ? await send(around, written) : undefined;
  await session.state.refresh();
  const hasRemote = (await session.parts.repository.pushRemote(written.note.branch)) !== undefined;
  const text = savedText(l10n, {
    branch: written.note.branch,
    share,
    outcome: written.outcome,
    commits: sent?.commits ?? written.note.at?.unpushed ?? 0,
    ...(sent ? { sending: sendingFacts(sent, speech) } : {}),
    hasRemote,
  });
  const show = l10n.t('Show');
  const pushNow = l10n.t('Push');
  const isMissing = !sent || !isOut(sent) || sent.branch.kind === 'failed';
  const buttons = isMissing && hasRemote && share !== 'local' ? [pushNow, l10n.t('Later')] : [show];
  const answer = await tell(sent && isMissing ? 'warning' : 'information', text, ...buttons);
  if (answer === show) {
    await vscode.commands.executeCommand('handoff.open', {
      handoffId: written.note.id,
      repository: session.parts.repository.root,
    });
  } else if (answer === pushNow) {
    await afterSave(around, written, share, true);
  }
}

async function send({ session, speech, log }: Around, written: WrittenHandoff): Promise<Sent> {
  const sent = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: speech.l10n.t('Sending the handoff …') },
    () => sendHandoff(session.parts, session.network, written),
  );
  for (const { error } of [sent.branch, sent.journal].filter(isFailed)) {
    logFailure(log, speech.l10n.t('Sending the handoff'), error);
  }
  return sent;
}

function sendingFacts({ branch, journal }: Sent, { l10n }: Speech): SendingFacts {
  const [failed] = [branch, journal].filter(isFailed);
  return {
    branch: branch.kind,
    journal: journal.kind,
    ...(failed ? { reason: failureText(l10n, failed.error) } : {}),
  };
}

function isFailed(sending: Sending): sending is Extract<Sending, { kind: 'failed' }> {
  return sending.kind === 'failed';
}
