import type { FormToOpen } from '../app/handoffForm';
import type { Session } from '../app/session';

/** What follows once a form is done with; for the life of the window. */
export interface FormEnd {
  /** The handoff is saved, and sent where that was asked for. */
  saved(): Promise<void>;
  /** The form was closed without that. */
  left(): void;
}

/** Which of several drafts it is, the commit, or the handoff that it amends; and what follows. */
export interface FormOptions extends Omit<FormToOpen, 'branch'> {
  readonly end?: FormEnd;
}

/** The screens that commands and toasts can open; made by the views, joined in `extension.ts`. */
export interface Screens {
  /** Opens the form for a branch (undefined: a detached HEAD), with its draft where one was kept. */
  openForm(session: Session, branch: string | undefined, more?: FormOptions): Promise<void>;
  /** Asks for a handoff of one line in a box, and saves it. */
  askOneLine(session: Session, branch: string | undefined): Promise<void>;
  /** Opens the brief of a handoff. */
  openBrief(session: Session, handoffId: string): Promise<void>;
}
