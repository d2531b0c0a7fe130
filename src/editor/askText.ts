import * as vscode from 'vscode';

/** What was typed into a box and is not done with, by what the box is about. For the life of the window. */
const typed = new Map<string, string>();

/**
 * Asks for a line of text. What is typed is kept under `about` until `textIsUsed`: a box that is left, or an
 * action that fails after it, loses nothing, and the next box begins with it. Undefined where it was left.
 */
export function askText(
  about: string,
  {
    start = '',
    ...options
  }: Omit<vscode.InputBoxOptions, 'value' | 'ignoreFocusOut' | 'validateInput'> & {
    /** What the box begins with where nothing was typed before. */
    readonly start?: string;
  },
  problemOf: (text: string) => string | vscode.InputBoxValidationMessage | undefined = () => undefined,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...options,
    value: typed.get(about) ?? start,
    ignoreFocusOut: true,
    validateInput: (text) => {
      typed.set(about, text);
      return problemOf(text);
    },
  });
}

/** What was asked for is done: the next box about it is empty. */
export function textIsUsed(about: string): void {
  typed.delete(about);
}
