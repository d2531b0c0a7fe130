import type { Session } from '../app/session';

/** What follows once a form is done with; for the life of the window. */
export interface FormEnd {
  /** The handoff is saved, and sent where that was asked for. */
  saved(): Promise<void>;
  /** The form was closed without that. */
  left(): void;
}

/** The screens that commands and toasts can open; made by the views, joined in `extension.ts`. */
export interface Screens {
  /** Opens the form for a branch (undefined: a detached HEAD), with its draft where one was kept. */
  openForm(session: Session, branch: string | undefined, end?: FormEnd): Promise<void>;
  /** Opens the brief of a handoff. */
  openBrief(session: Session, handoffId: string): Promise<void>;
}
