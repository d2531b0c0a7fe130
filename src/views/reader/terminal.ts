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
  // Always a fresh one: in a used one there may be half a line, or a program that reads what is typed.
  const terminal = vscode.window.createTerminal({ name: vscode.l10n.t('Handoff') });
  terminal.show();
  terminal.sendText(run, false);
}
