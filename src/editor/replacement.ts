import * as vscode from 'vscode';
import type { NotReplaced } from '../app/replacePurged';
import type { Session } from '../app/session';
import type { LeftOnRemote, Replacement } from '../domain/purged';
import { isPlain, replaceCommand, stillThereText } from '../words/purged';
import type { Speech } from './speech';
import { tell } from './messages';

/**
 * Says that a remote still has what was purged from a journal of this clone, after a sync has tried. Where it
 * did not refuse, it was the built-in git extension that cannot hold a push to what it may replace; the user's
 * own git can, and its command is typed into a terminal for them to look at and run.
 */
export function offerReplacement(
  session: Session,
  { l10n }: Speech,
  left: readonly LeftOnRemote[],
  notReplaced: readonly NotReplaced[],
): void {
  for (const place of left) {
    const failed = notReplaced.find(({ replacement }) => replacement.tracking === place.ref);
    if (place.kind !== 'sent-journal' || !failed) {
      continue;
    }
    const text = stillThereText(l10n, place, failed.said);
    if (failed.said !== undefined || !isPlain(place.replacement.remote)) {
      void tell('warning', text);
      continue;
    }
    const why = l10n.t(
      'The editor cannot replace it without the risk of taking more away; git can. The command is typed in a terminal, for you to run.',
    );
    const button = l10n.t('Open in Terminal');
    void tell('warning', `${text} ${why}`, button).then((answer) => {
      if (answer === button) {
        void typeCommand(session, place.replacement);
      }
    });
  }
}

/** How long a shell may take to say that it is ready; one without the editor's integration never does. */
const patienceMs = 5000;
/** It says so a moment before its prompt is there. */
const promptMs = 300;

/** Typed and not run: it pushes by force, if only onto what it names. */
async function typeCommand(session: Session, replacement: Replacement): Promise<void> {
  const { root } = session.parts.repository;
  const terminal = vscode.window.createTerminal({
    name: 'Handoff',
    ...(root === undefined ? {} : { cwd: root }),
  });
  terminal.show();
  // What comes before the prompt is shown twice.
  await isReady(terminal);
  terminal.sendText(replaceCommand(replacement), false);
}

function isReady(terminal: vscode.Terminal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    let timer = setTimeout(end, patienceMs);
    const listening = vscode.window.onDidChangeTerminalShellIntegration((event) => {
      if (event.terminal === terminal) {
        clearTimeout(timer);
        timer = setTimeout(end, promptMs);
      }
    });
  });
}
