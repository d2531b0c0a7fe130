import * as vscode from 'vscode';
import { oneLine } from '../../domain/content';

/**
 * Puts a command of a handoff into a terminal, where the user reads it and presses Enter, or does not.
 * It is other people's text: a line break or control character in it would run it, so such a command is
 * refused.
 */
export function openInTerminal(run: string | undefined): void {
  if (run === undefined || !oneLine.test(run)) {
    return;
  }
  const name = vscode.l10n.t('Handoff');
  const terminal = vscode.window.terminals.find((open) => open.name === name && !open.exitStatus);
  const shown = terminal ?? vscode.window.createTerminal({ name });
  shown.show();
  shown.sendText(run, false);
}
