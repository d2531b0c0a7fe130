import * as vscode from 'vscode';
import { isProblem } from '../domain/problem';
import { problemText } from '../words/problems';

/**
 * Shows an error to the user, once, and keeps what is needed to mend it in the log. Problems that the
 * user can solve are said in plain words; anything else names what failed and where the rest is.
 */
export function report(log: vscode.LogOutputChannel, doing: string, error: unknown): void {
  if (isProblem(error)) {
    log.info(`${doing}: ${error.problem.kind}`);
    void vscode.window.showWarningMessage(problemText(vscode.l10n, error.problem));
    return;
  }
  log.error(doing, error instanceof Error ? error : String(error));
  const showLog = vscode.l10n.t('Show Log');
  const found = firstLine(error);
  void vscode.window
    .showErrorMessage(vscode.l10n.t('{0} failed: {1}', doing, found), showLog)
    .then((choice) => {
      if (choice === showLog) {
        log.show(true);
      }
    });
}

/** The first line of an error's text: what fits a message. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n')[0] ?? text;
}
