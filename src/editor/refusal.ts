import * as vscode from 'vscode';
import type { Session } from '../app/session';
import { chooseSendAs, sync } from '../app/sync';
import { isProblem } from '../domain/problem';
import { visible } from '../domain/visible';
import { problemText } from '../words/problems';
import { branchOffer } from '../words/remoteProblems';
import { mention, tell } from './messages';
import { report } from './report';

/** The button that takes the way out. */
export function sendAsBranch(): string {
  return vscode.l10n.t('Send as Branch');
}

/** True for the refusal of a ref of ours, to which there is another way. */
export function isRefused(error: unknown): boolean {
  return isProblem(error) && error.problem.kind === 'refs-refused' && error.problem.sentAs === 'ref';
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
  if (!isProblem(error) || !isRefused(error)) {
    return false;
  }
  const { parts, network, state } = session;
  const said = problemText(vscode.l10n, error.problem);
  log.warn(visible(said));
  const yes = sendAsBranch();
  const answer = await tell('warning', `${said} ${branchOffer(vscode.l10n)}`, yes, vscode.l10n.t('Not Now'));
  if (answer === yes) {
    try {
      await chooseSendAs(parts, 'branch');
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
