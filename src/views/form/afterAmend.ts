import type * as vscode from 'vscode';
import type { Session } from '../../app/session';
import { exchangeIfChosen } from '../../editor/exchange';
import { mention } from '../../editor/messages';
import type { Speech } from '../../editor/speech';

/** Shows what was amended everywhere, says so, and sends it as far as that was chosen. */
export async function afterAmend({
  session,
  speech,
  log,
}: {
  readonly session: Session;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}): Promise<void> {
  await session.state.refresh();
  mention(speech.l10n.t('Amended. Others see it after the next sync.'));
  await exchangeIfChosen(session, log);
}
