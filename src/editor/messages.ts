import * as vscode from 'vscode';
import { visible } from '../domain/visible';
import { label } from './label';

/**
 * The only way to show a notification. VS Code turns `[text](command:...)` in one into a link that runs the
 * command with its arguments, and names, branches and a server's words come from other people: so the two
 * brackets that make a link are kept apart, and nothing unseen gets through.
 */
export function tell(
  severity: 'information' | 'warning' | 'error',
  text: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  const plain = plainText(text);
  switch (severity) {
    case 'information':
      return vscode.window.showInformationMessage(plain, ...buttons);
    case 'warning':
      return vscode.window.showWarningMessage(plain, ...buttons);
    case 'error':
      return vscode.window.showErrorMessage(plain, ...buttons);
  }
}

/** A word in the status bar that goes by itself, for what went well. */
export function mention(text: string): void {
  void vscode.window.setStatusBarMessage(label(text), mentionedMs);
}

const mentionedMs = 5000;

/**
 * Asks before something is destroyed, modally. The editor gives its focus to the first button, so that one
 * does no harm: Enter, by habit, takes `harmless`, and only a choice takes `button`.
 * @returns the button that was taken; undefined where the question was put away.
 */
export async function confirm<T extends string>(
  question: string,
  detail: string,
  harmless: T,
  button: T,
): Promise<T | undefined> {
  const options = { modal: true, detail: plainText(detail) };
  return vscode.window.showWarningMessage(plainText(question), options, harmless, button);
}

function plainText(text: string): string {
  return visible(text).replaceAll('](', '] (');
}
