import * as vscode from 'vscode';

/** Why the view of this branch is empty, or that it is not. Drives the welcome texts and the palette. */
export type ViewState =
  'loading' | 'untrusted' | 'no-repository' | 'detached' | 'no-handoff' | 'handoff' | 'failed';

/** The only place that sets context keys. The manifest's when clauses are the only place that reads them. */
export function setContextKeys(keys: {
  readonly view: ViewState;
  readonly canPickUp: boolean;
  readonly canClose: boolean;
  /** True where the current handoff has steps. */
  readonly canTick: boolean;
  /** True where the branch's newest handoff is one's own. */
  readonly canWithdraw: boolean;
  readonly canReopen: boolean;
  readonly canSaveOnBranch: boolean;
  /** True where the handoffs of others were never asked for. */
  readonly canFetch: boolean;
}): void {
  void vscode.commands.executeCommand('setContext', 'handoff.view', keys.view);
  void vscode.commands.executeCommand('setContext', 'handoff.canPickUp', keys.canPickUp);
  void vscode.commands.executeCommand('setContext', 'handoff.canClose', keys.canClose);
  void vscode.commands.executeCommand('setContext', 'handoff.canReopen', keys.canReopen);
  void vscode.commands.executeCommand('setContext', 'handoff.canSaveOnBranch', keys.canSaveOnBranch);
  void vscode.commands.executeCommand('setContext', 'handoff.canFetch', keys.canFetch);
  void vscode.commands.executeCommand('setContext', 'handoff.canTick', keys.canTick);
  void vscode.commands.executeCommand('setContext', 'handoff.canWithdraw', keys.canWithdraw);
}
