import * as vscode from 'vscode';
import { commandIds, type CommandId } from './ids';

/** Runs a command by its id; resolves when it has ended, well or reported. */
export type RunCommand = (id: CommandId, argument: unknown) => Promise<void>;

/** Registers every command by its id alone: what they do is loaded with the first that is used. */
export function registerCommands(
  context: vscode.ExtensionContext,
  run: RunCommand,
  log: vscode.LogOutputChannel,
): void {
  for (const id of commandIds) {
    context.subscriptions.push(vscode.commands.registerCommand(id, (argument: unknown) => run(id, argument)));
  }
  context.subscriptions.push(vscode.commands.registerCommand('handoff.showLog', () => log.show()));
}
