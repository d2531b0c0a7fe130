import type * as vscode from 'vscode';
import type { Session } from '../../app/session';
import type { Turns } from '../../app/turns';
import type { Screens } from '../../editor/screens';
import type { Speech } from '../../editor/speech';

/** What the announcers of a window share: they speak one after the other, and of no handoff twice. */
export interface Announcing {
  readonly screens: Screens;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
  readonly turns: Turns;
  /** The session that spoke of a handoff since its last switch, by the handoff's id. */
  readonly said: Map<string, Session>;
  /** False once a session's repository has left the window. */
  readonly isOpen: (session: Session) => boolean;
  /** The name of a session's repository, where it has to be said. */
  readonly nameOf: (session: Session) => string | undefined;
}

/** Asks about a repository when it is its turn; not at all where that has left the window meanwhile. */
export function askInTurn<T>(
  { turns, isOpen }: Pick<Announcing, 'turns' | 'isOpen'>,
  session: Session,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  return turns.take(() => (isOpen(session) ? ask() : Promise.resolve(undefined)));
}
