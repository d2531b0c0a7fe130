import * as vscode from 'vscode';
import { isProblem } from '../domain/problem';
import { failureText } from '../words/gitFailures';

/**
 * Shows an error to the user, once, and keeps what is needed to mend it in the log. Problems that the
 * user can solve are said in plain words; anything else names what failed and where the rest is.
 */
export function report(log: vscode.LogOutputChannel, doing: string, error: unknown): void {
  if (isProblem(error)) {
    log.info(`${doing}: ${error.problem.kind}`);
    void vscode.window.showWarningMessage(failureText(vscode.l10n, error));
    return;
  }
  log.error(doing, error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t('Show Log');
  const found = failureText(vscode.l10n, error);
  void vscode.window
    .showErrorMessage(vscode.l10n.t('{0} failed: {1}', doing, found), showLog)
    .then((choice) => {
      if (choice === showLog) {
        log.show(true);
      }
    });
}
