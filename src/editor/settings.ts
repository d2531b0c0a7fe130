import * as vscode from 'vscode';
import { isOnesOwn, settingNames, type SettingName, type SettingValues } from '../domain/settings';

/**
 * What is set in the editor, as of now, as it holds in a folder of the window. A default is not set: git's
 * configuration goes before it. What decides where anything is sent, or where a handoff goes, counts from
 * the user's own settings only, whatever a workspace says.
 */
export function editorSettings(scope: vscode.Uri): SettingValues {
  const settings = vscode.workspace.getConfiguration('handoff', scope);
  return Object.fromEntries(settingNames.map((name) => [name, explicit(settings, name)]));
}

function explicit(settings: vscode.WorkspaceConfiguration, name: SettingName): unknown {
  const found = settings.inspect(name);
  return isOnesOwn(name)
    ? found?.globalValue
    : (found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue);
}
