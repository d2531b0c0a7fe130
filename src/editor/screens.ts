/** The screens that commands and toasts can open; made by the views, joined in `extension.ts`. */
export interface Screens {
  /** Opens the form for a branch (undefined: a detached HEAD), with its draft where one was kept. */
  openForm(branch: string | undefined): Promise<void>;
  /** Opens the brief of a handoff. */
  openBrief(handoffId: string): Promise<void>;
}
