import * as vscode from 'vscode';
import type { Session } from '../app/session';
import { branchOf } from '../domain/head';
import { label } from '../editor/label';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import { textProperty } from '../editor/untrusted';

/**
 * The session that a command is about: that of the row, toast or page it was called from (`repository`, the
 * top folder), else one that has the handoff it names, else the active one. Where none is, it asks;
 * undefined when that is waved away. Throws `no-repository`, `untrusted`, or what opening has failed with.
 */
export async function sessionFor(
  host: SessionHost,
  speech: Speech,
  argument: unknown,
): Promise<Session | undefined> {
  await host.ready();
  const repository = textProperty(argument, 'repository');
  if (repository !== undefined) {
    return host.need(repository);
  }
  const handoffId = textProperty(argument, 'handoffId');
  const owner = handoffId === undefined ? undefined : await ownerOf(host, handoffId);
  return owner ?? host.active ?? (await askWhich(host, speech));
}

/** A session that has a handoff, the active one before the others. */
async function ownerOf(host: SessionHost, handoffId: string): Promise<Session | undefined> {
  if (host.sessions.length === 1) {
    return host.active;
  }
  const has = (session: Session): boolean =>
    session.state.snapshot?.all.some(({ note }) => note.id === handoffId) === true;
  const find = (): Session | undefined =>
    host.active && has(host.active) ? host.active : host.sessions.find(has);
  const known = find();
  if (!known) {
    // It may have come in just now.
    await Promise.all(host.sessions.map((session) => session.state.refresh()));
  }
  return known ?? find();
}

async function askWhich(host: SessionHost, { l10n }: Speech): Promise<Session | undefined> {
  const items = host.sessions.map((session) => ({
    label: label(host.nameOf(session) ?? ''),
    description: label(branchOf(session.state.snapshot?.head) ?? ''),
    detail: label(session.parts.repository.root ?? ''),
    session,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('In which repository?') });
  return picked?.session;
}
