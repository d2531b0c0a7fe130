import * as vscode from 'vscode';
import { isProblem } from '../domain/problem';
import { failureFacts, failureText, saidByGit } from '../words/gitFailures';
import { tell } from './messages';

/**
 * Shows an error to the user, once, and keeps what is needed to mend it in the log. Problems that the
 * user can solve are said in plain words; anything else names what failed and where the rest is. That a
 * session ended meanwhile is no failure: somebody took its folder out of the window.
 */
export function report(log: vscode.LogOutputChannel, doing: string, error: unknown): void {
  if (isOfTheEnd(error)) {
    return;
  }
  const found = failureText(vscode.l10n, error);
  logFailure(log, doing, error);
  if (isProblem(error)) {
    void tell('warning', found);
    return;
  }
  const showLog = vscode.l10n.t('Show Log');
  void tell('error', vscode.l10n.t('{0} failed: {1}', doing, found), showLog).then((choice) => {
    if (choice === showLog) {
      log.show(true);
    }
  });
}

/** Keeps an error in the log: a problem of the user's as a line, anything else with all that git said. */
export function logFailure(log: vscode.LogOutputChannel, doing: string, error: unknown): void {
  if (isProblem(error)) {
    log.info(`${doing}: ${error.problem.kind}`);
    return;
  }
  log.error(doing, error instanceof Error ? error : String(error));
  saidByGit(error).forEach((line) => log.error(`  ${line}`));
}

/** True for git that was ended with its session. By name: each of the two bundles has a class of its own. */
function isOfTheEnd(error: unknown): boolean {
  return error instanceof Error && error.name === 'GitError' && failureFacts(error).kind === 'disposed';
}
