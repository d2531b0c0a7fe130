import { branchOf } from '../domain/head';
import { isProblem } from '../domain/problem';
import * as vscode from 'vscode';
import { remotesOf } from '../app/remotes';
import { sendsAs, sync } from '../app/sync';
import type { Session } from '../app/session';
import { failureText } from '../words/gitFailures';
import { tell } from './messages';
import { offerBranch } from './refusal';
import { report } from './report';

/**
 * Sends what was just written, as far as the user chose so. The first time something waits to be sent in
 * a repository it asks, once; the answer can be changed by the setting `handoff.sync`.
 */
export async function exchangeIfChosen(session: Session, log: vscode.LogOutputChannel): Promise<void> {
  const { parts } = session;
  const branch = branchOf(session.state.snapshot?.head);
  const remote = (await remotesOf(parts, branch))?.push;
  // A reply to a note to oneself, or no remote to send it to: nothing to ask about.
  if (
    remote === undefined ||
    !(await parts.records.syncPlan(remote, await sendsAs(parts))).isUnsent ||
    // It has refused our refs before: only the user's own sync asks it again.
    (await parts.clone.exchange(remote)).refused !== undefined
  ) {
    return;
  }
  if ((await chosen(session, remote)) !== 'auto') {
    return;
  }
  try {
    await sync(parts, session.network, branch);
  } catch (error) {
    // A remote that refuses is said once, and the way out offered, while the reply itself is done.
    offerBranch(session, log, branch, error)
      .then((isSaid) => {
        if (!isSaid && isProblem(error)) {
          report(log, vscode.l10n.t('Sending handoffs'), error);
        } else if (!isSaid) {
          // Sent later: the view says what is only here, and an unreachable remote is no news to interrupt for.
          log.warn(`Not sent: ${failureText(vscode.l10n, error)}`);
        }
      })
      .catch((failure: unknown) => report(log, vscode.l10n.t('Sending handoffs as a branch'), failure));
  }
  await session.state.refresh();
}

/** Clones (`commonDir`) in which the question was put and waved away: it comes back with the next window. */
const asked = new Set<string>();

async function chosen(session: Session, remote: string): Promise<'auto' | 'off'> {
  const setting = (await session.parts.settings()).sync;
  if (setting !== 'ask') {
    return setting;
  }
  const { clone, repository } = session.parts;
  const { commonDir } = repository;
  const choices = await clone.choices();
  if (choices.sync) {
    return choices.sync;
  }
  if (asked.has(commonDir)) {
    return 'off';
  }
  asked.add(commonDir);
  const always = vscode.l10n.t('Send Automatically');
  const manual = vscode.l10n.t('Only When I Sync');
  const question = vscode.l10n.t(
    'Saved in this clone. Send your handoffs and replies to {0} after every reply?',
    remote,
  );
  const answer = await tell('information', question, always, manual);
  if (answer === undefined) {
    return 'off';
  }
  const sync = answer === always ? 'auto' : 'off';
  await clone.setChoices({ ...(await clone.choices()), sync });
  return sync;
}
