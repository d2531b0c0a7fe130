import * as vscode from 'vscode';
import type { Command } from './command';
import { ensureIdentity } from '../editor/identity';
import { report } from '../editor/report';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import { sessionFor } from './sessionFor';

interface Around {
  readonly commands: readonly Command[];
  readonly host: SessionHost;
  readonly screens: Screens;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/** Runs a command by its id; resolves when it has ended, well or reported. */
export type RunCommand = (id: string, argument?: unknown) => Promise<void>;

/** Registers every command behind the one wrapper that waits for the repository and reports what fails. */
export function registerCommands(context: vscode.ExtensionContext, around: Around): RunCommand {
  const { host, screens, speech, log } = around;
  const byId = new Map(around.commands.map((command) => [command.id, command]));
  const run: RunCommand = async (id, argument) => {
    const command = byId.get(id);
    if (!command) {
      throw new Error(`No command ${id}`);
    }
    try {
      const session = await sessionFor(host, speech, argument);
      if (session) {
        if (command.writes) {
          await ensureIdentity({ session, speech, log });
        }
        await command.run({ session, screens, speech, log }, argument);
      }
    } catch (error) {
      report(log, command.doing(speech), error);
    }
  };
  for (const id of byId.keys()) {
    context.subscriptions.push(vscode.commands.registerCommand(id, (argument: unknown) => run(id, argument)));
  }
  context.subscriptions.push(vscode.commands.registerCommand('handoff.showLog', () => log.show()));
  return run;
}
