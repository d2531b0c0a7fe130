import type * as vscode from 'vscode';
import { handoffIn } from '../../app/findHandoff';
import type { Session } from '../../app/session';
import { visible } from '../../domain/visible';
import type { SessionHost } from '../../editor/sessionHost';
import type { Speech } from '../../editor/speech';
import { inRepository } from '../../words/inRepository';
import { OpenPanels } from '../openPanels';
import type { OpenTabs } from '../openTabs';
import { followPanel, openWebview, prepareWebview } from '../webviewPanel';
import { ReaderPanel } from './readerPanel';

const readerViewType = 'handoff.reader';

/** The open briefs: one for each handoff of a clone. */
export class Readers implements vscode.Disposable {
  readonly #open = new OpenPanels<vscode.WebviewPanel>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: SessionHost,
    private readonly tabs: OpenTabs,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the brief of a handoff, or shows the one that is open. Throws `unknown-handoff`, `withdrawn`. */
  async open(session: Session, handoffId: string): Promise<void> {
    await this.#open.show(keyOf(session, handoffId), async () => {
      // Read afresh, so that the page has it: the state may not have seen it yet.
      const { all, withdrawn } = await session.state.refresh();
      const { note } = handoffIn([...all, ...withdrawn], handoffId);
      const branch = visible(note.branch ?? this.speech.l10n.t('Handoff'));
      const title = inRepository(this.host.nameOf(session), branch);
      const panel = openWebview(this.extensionUri, readerViewType, title, this.speech.language);
      this.#attach(session, panel, handoffId);
      return panel;
    });
  }

  /** Gives a panel that the editor brought back after a reload its brief again. */
  async revive(session: Session, panel: vscode.WebviewPanel, handoffId: string): Promise<void> {
    await this.#open.revive(keyOf(session, handoffId), panel, () => {
      prepareWebview(panel, this.extensionUri, readerViewType, this.speech.language);
      this.#attach(session, panel, handoffId);
      return Promise.resolve();
    });
  }

  dispose(): void {
    this.#open.dispose();
  }

  #attach(session: Session, panel: vscode.WebviewPanel, handoffId: string): void {
    followPanel(this.host, session, panel);
    const { root: repository } = session.parts.repository;
    this.tabs.keep(panel, readerViewType, { handoff: handoffId, model: { repository } });
    new ReaderPanel(panel, session, handoffId, this.speech, this.log);
  }
}

function keyOf(session: Session, handoffId: string): string {
  return `${session.parts.repository.commonDir}\n${handoffId}`;
}
