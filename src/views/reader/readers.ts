import type * as vscode from 'vscode';
import type { Session } from '../../app/session';
import { findHandoff } from '../../app/findHandoff';
import { visible } from '../../domain/visible';
import type { Speech } from '../../editor/speech';
import { openWebview, prepareWebview } from '../webviewPanel';
import { ReaderPanel } from './readerPanel';

const readerViewType = 'handoff.reader';

/** The open briefs: one for each handoff. */
export class Readers implements vscode.Disposable {
  readonly #open = new Map<string, { readonly panel: vscode.WebviewPanel; readonly reader: ReaderPanel }>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the brief of a handoff, or shows the one that is open. Throws `unknown-handoff`. */
  async open(session: Session, handoffId: string): Promise<void> {
    const known = this.#open.get(handoffId);
    if (known) {
      known.panel.reveal();
      return;
    }
    const { note } = await findHandoff(session.parts, handoffId);
    const title = visible(note.branch ?? this.speech.l10n.t('Handoff'));
    const panel = openWebview(this.extensionUri, readerViewType, title, this.speech.language);
    this.#attach(session, panel, handoffId);
  }

  /** Gives a panel that the editor brought back after a reload its brief again. */
  revive(session: Session, panel: vscode.WebviewPanel, handoffId: string): void {
    prepareWebview(panel, this.extensionUri, readerViewType, this.speech.language);
    this.#attach(session, panel, handoffId);
  }

  dispose(): void {
    for (const { reader } of this.#open.values()) {
      reader.dispose();
    }
    this.#open.clear();
  }

  #attach(session: Session, panel: vscode.WebviewPanel, handoffId: string): void {
    const reader = new ReaderPanel(panel, session, handoffId, this.speech, this.log);
    this.#open.set(handoffId, { panel, reader });
    panel.onDidDispose(() => {
      reader.dispose();
      this.#open.delete(handoffId);
    });
  }
}
