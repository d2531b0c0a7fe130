import type * as vscode from 'vscode';
import type { Session } from '../app/session';
import type { Screens } from '../editor/screens';
import type { Speech } from '../editor/speech';
import type { CommandId } from './ids';

/** What a command works with. */
export interface CommandContext {
  readonly session: Session;
  readonly screens: Screens;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/** One palette command. `id` is the manifest's, the file is named after it. */
export interface Command {
  readonly id: CommandId;
  /** It writes a record at once: where git knows no author, the person is asked who they are before it runs. */
  readonly writes?: true;
  /** What failed, when it does: "Picking up". */
  doing(speech: Speech): string;
  run(context: CommandContext, argument: unknown): Promise<void>;
}
