import type * as vscode from 'vscode';
import { ensureIdentity } from '../editor/identity';
import { report } from '../editor/report';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import { commands } from './all';
import type { CommandId } from './ids';
import { sessionFor } from './sessionFor';

/** What the commands of a window have around them. */
export interface Around {
  readonly host: SessionHost;
  readonly screens: Screens;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/**
 * The one wrapper of every command: finds the repository it is about, asks who is writing where git does
 * not know, and reports what fails. Resolves when the command has ended, well or reported.
 */
export async function runCommand(around: Around, id: CommandId, argument: unknown): Promise<void> {
  const { host, screens, speech, log } = around;
  const command = commands.find((known) => known.id === id);
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
}
