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
  /** The name of a session's repository, where it has to be said. */
  readonly nameOf: (session: Session) => string | undefined;
}
