import * as vscode from 'vscode';
import { remotesOf } from '../../app/remotes';
import { isOut, sendHandoff, type Sending, type Sent } from '../../app/send';
import type { Session } from '../../app/session';
import { pushBranch, sendsAs } from '../../app/sync';
import type { WrittenHandoff } from '../../app/writeHandoff';
import type { SendAs } from '../../domain/journal';
import type { ShareMode } from '../../domain/share';
import { visible } from '../../domain/visible';
import { mention, tell } from '../../editor/messages';
import { wayOutOf } from '../../editor/refusal';
import { logFailure, report } from '../../editor/report';
import type { Speech } from '../../editor/speech';
import { failureText } from '../../words/gitFailures';
import { branchPushedText, savedText, type SendingFacts } from '../../words/saved';

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
  /** What the save was for, once what goes out is out: the message stays on the screen for as long as it likes. */
  then: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { session, speech } = around;
  const { l10n } = speech;
  const sent = push && share !== 'local' ? await send(around, written) : undefined;
  await then();
  await session.state.refresh();
  const hasRemote = (await remotesOf(session.parts, written.note.branch)) !== undefined;
  const wayOut = sent?.journal.kind === 'failed' ? wayOutOf(sent.journal.error, session.parts) : undefined;
  const text = savedText(l10n, {
    branch: written.note.branch,
    share,
    outcome: written.outcome,
    commits: sent?.commits ?? written.note.at?.unpushed ?? 0,
    ...(sent ? { sending: sendingFacts(sent, await sendsAs(session.parts), speech) } : {}),
    hasRemote,
  });
  const show = l10n.t('Show');
  const pushNow = l10n.t('Push');
  const isMissing = !sent || !isOut(sent) || sent.branch.kind === 'failed';
  const pushBranchToo = l10n.t('Push Branch');
  // Not while it waits: what is in the way there (a rebase) is about to move the branch.
  const isLeft = sent?.branch.kind === 'not-tried' && sent.commits > 0 && share === 'ref';
  const buttons = wayOut
    ? [wayOut.button, l10n.t('Later')]
    : isMissing && hasRemote && share !== 'local'
      ? [pushNow, l10n.t('Later')]
      : isLeft
        ? [pushBranchToo, l10n.t('Later')]
        : [show];
  const answer = await tell(
    sent && (isMissing || wayOut) ? 'warning' : 'information',
    wayOut ? `${text} ${wayOut.offer}` : text,
    ...buttons,
  );
  if (answer === show) {
    await vscode.commands.executeCommand('handoff.open', {
      handoffId: written.note.id,
      repository: session.parts.repository.root,
    });
  } else if (answer !== undefined && (answer === pushNow || answer === wayOut?.button)) {
    if (answer === wayOut?.button) {
      await wayOut.take();
    }
    await afterSave(around, written, share, true);
  } else if (answer === pushBranchToo && written.note.branch !== undefined) {
    await pushLeft(around, written.note.branch, sent?.commits ?? 0);
  }
}

/** Pushes the branch that a handoff on a ref of its own has left here. */
async function pushLeft({ session, speech, log }: Around, branch: string, count: number): Promise<void> {
  const { l10n } = speech;
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: l10n.t('Pushing {0} …', visible(branch)) },
      () => pushBranch(session.parts, session.network, branch),
    );
    await session.state.refresh();
    mention(branchPushedText(l10n, branch, count));
  } catch (error) {
    report(log, l10n.t('Pushing {0}', branch), error);
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

function sendingFacts({ branch, journal }: Sent, sentAs: SendAs, { l10n }: Speech): SendingFacts {
  const [failed] = [branch, journal].filter(isFailed);
  return {
    branch: branch.kind,
    journal: journal.kind,
    sentAs,
    ...(failed ? { reason: failureText(l10n, failed.error) } : {}),
  };
}

function isFailed(sending: Sending): sending is Extract<Sending, { kind: 'failed' }> {
  return sending.kind === 'failed';
}
