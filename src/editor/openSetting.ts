import * as vscode from 'vscode';

/** Opens the settings at one of ours, by its name without `handoff.`. */
export async function openSetting(name: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', `@id:handoff.${name}`);
}
