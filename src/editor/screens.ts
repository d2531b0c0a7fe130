import type { Session } from '../app/session';

/** The screens that commands and toasts can open; made by the views, joined in `extension.ts`. */
export interface Screens {
  /** Opens the form for a branch (undefined: a detached HEAD), with its draft where one was kept. */
  openForm(session: Session, branch: string | undefined): Promise<void>;
  /** Opens the brief of a handoff. */
  openBrief(session: Session, handoffId: string): Promise<void>;
}
