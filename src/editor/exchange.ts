import * as vscode from 'vscode';
import { sync } from '../app/sync';
import type { Session } from '../app/session';
import { failureText } from '../words/gitFailures';
import { syncSetting } from './settings';

/**
 * Sends what was just written, as far as the user chose so. The first time something waits to be sent in
 * a repository it asks, once; the answer can be changed by the setting `handoff.sync`.
 */
export async function exchangeIfChosen(session: Session, log: vscode.LogOutputChannel): Promise<void> {
  const { parts } = session;
  const branch =
    session.state.snapshot?.head.kind === 'branch' ? session.state.snapshot.head.branch : undefined;
  const choice = await chosen(session, branch);
  if (choice !== 'auto') {
    return;
  }
  try {
    await sync(parts, session.network, branch);
  } catch (error) {
    // Sent later: the view says what is only here, and an unreachable remote is no news to interrupt for.
    log.warn(`Not sent: ${failureText(vscode.l10n, error)}`);
  }
  await session.state.refresh();
}

async function chosen(session: Session, branch: string | undefined): Promise<'auto' | 'off'> {
  const setting = syncSetting();
  if (setting !== 'ask') {
    return setting;
  }
  const { clone, repository } = session.parts;
  const choices = await clone.choices();
  if (choices.sync) {
    return choices.sync;
  }
  const remote = await repository.pushRemote(branch);
  if (remote === undefined) {
    return 'off';
  }
  const always = vscode.l10n.t('Send Automatically');
  const manual = vscode.l10n.t('Only When I Sync');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Saved in this clone. Send handoff replies to {0} as they are made?', remote),
    always,
    manual,
  );
  if (answer === undefined) {
    return 'off';
  }
  const sync = answer === always ? 'auto' : 'off';
  await clone.setChoices({ ...(await clone.choices()), sync });
  return sync;
}
