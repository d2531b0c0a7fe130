import * as vscode from 'vscode';
import type { Session } from '../app/session';
import { ProblemError } from '../domain/problem';

export type SessionStatus = 'loading' | 'untrusted' | 'no-repository' | 'ready' | 'failed';

/** Opens the session of a folder; undefined where there is no repository. */
export type OpenSession = (folder: string) => Promise<Session | undefined>;

/**
 * Holds the session of the window's repository: that of the first folder which is in one. In an untrusted
 * workspace it opens none, so that no git process runs there at all; it starts when trust is given. A
 * session ends when its folder leaves the window.
 */
export class SessionHost implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #opened = new vscode.EventEmitter<Session>();
  readonly onDidOpen = this.#opened.event;
  readonly #subscriptions: vscode.Disposable[];
  #status: SessionStatus = 'loading';
  #running: { readonly session: Session; readonly folder: string } | undefined;
  #opening: Promise<void> = Promise.resolve();
  #failure: unknown;
  #disposed = false;

  constructor(
    private readonly open: OpenSession,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#subscriptions = [
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.start()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.start()),
    ];
  }

  get status(): SessionStatus {
    return this.#status;
  }

  get session(): Session | undefined {
    return this.#running?.session;
  }

  /** Sees to it that the session is that of the folders there are now. One opening after the other. */
  start(): void {
    this.#opening = this.#opening
      .then(() => this.#start())
      .catch((error: unknown) => {
        this.#failure = error;
        this.#set('failed');
        this.failed(error);
      });
  }

  /**
   * The session, once it is open; where there was none it looks again, as git may have been installed or a
   * repository made meanwhile. Throws `untrusted` or `no-repository`, or what opening has failed with.
   */
  async ready(): Promise<Session> {
    await this.#opening;
    if (!this.#running && this.#status !== 'untrusted') {
      this.start();
      await this.#opening;
    }
    if (this.#running) {
      return this.#running.session;
    }
    if (this.#status === 'failed') {
      throw this.#failure;
    }
    const path = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    throw new ProblemError(
      this.#status === 'untrusted' ? { kind: 'untrusted' } : { kind: 'no-repository', path },
    );
  }

  dispose(): void {
    this.#disposed = true;
    this.#running?.session.dispose();
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
    this.#changed.dispose();
    this.#opened.dispose();
  }

  async #start(): Promise<void> {
    const folders = (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map(({ uri }) => uri.fsPath);
    if (this.#running && folders.includes(this.#running.folder)) {
      return;
    }
    this.#running?.session.dispose();
    this.#running = undefined;
    if (!vscode.workspace.isTrusted) {
      this.#set('untrusted');
      return;
    }
    this.#set('loading');
    for (const folder of folders) {
      const session = await this.open(folder);
      if (this.#disposed) {
        session?.dispose();
        return;
      }
      if (session) {
        this.#running = { session, folder };
        this.#set('ready');
        this.#opened.fire(session);
        return;
      }
    }
    this.#set('no-repository');
  }

  #set(status: SessionStatus): void {
    this.#status = status;
    this.#changed.fire();
  }
}
