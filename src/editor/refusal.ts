import * as vscode from 'vscode';
import type { Session } from '../app/session';
import { chooseSendAs, sync } from '../app/sync';
import { isProblem } from '../domain/problem';
import { visible } from '../domain/visible';
import { problemText } from '../words/problems';
import { branchOffer } from '../words/remoteProblems';
import { mention, tell } from './messages';
import { report } from './report';

/** How a journal can travel where a remote takes no refs like ours. */
export interface WayOut {
  /** Says so after what the remote said. */
  readonly offer: string;
  /** The button that takes it. */
  readonly button: string;
  /** From now on the journal travels that way; nothing is sent by it. */
  readonly take: () => Promise<void>;
}

/** The way out of the refusal of a ref of ours; undefined where the error is none, or there is no other way. */
export function wayOutOf(error: unknown, parts: Session['parts']): WayOut | undefined {
  return isProblem(error) && error.problem.kind === 'refs-refused' && error.problem.sentAs === 'ref'
    ? {
        offer: branchOffer(vscode.l10n),
        button: vscode.l10n.t('Send as Branch'),
        take: () => chooseSendAs(parts, 'branch'),
      }
    : undefined;
}

/**
 * Says that a remote takes no refs like ours, with its own words, and offers to send the journal as a branch.
 * False where the error is none of these: then it is somebody else's to report.
 */
export async function offerBranch(
  session: Session,
  log: vscode.LogOutputChannel,
  branch: string | undefined,
  error: unknown,
): Promise<boolean> {
  const { parts, network, state } = session;
  const wayOut = wayOutOf(error, parts);
  if (!isProblem(error) || !wayOut) {
    return false;
  }
  const said = problemText(vscode.l10n, error.problem);
  log.warn(visible(said));
  const { offer, button } = wayOut;
  const answer = await tell('warning', `${said} ${offer}`, button, vscode.l10n.t('Not Now'));
  if (answer === button) {
    try {
      await wayOut.take();
      const { remote } = await sync(parts, network, branch);
      const sent = vscode.l10n.t('Handoffs are sent to {0}, as a branch of their own.', remote);
      mention(sent);
    } catch (failure) {
      report(log, vscode.l10n.t('Sending handoffs as a branch'), failure);
    }
    await state.refresh();
  }
  return true;
}
