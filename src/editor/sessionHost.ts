import * as vscode from 'vscode';
import type { Session } from '../app/session';
import { ProblemError } from '../domain/problem';

export type SessionStatus = 'loading' | 'untrusted' | 'no-repository' | 'ready' | 'failed';

/** Opens the session of a folder; undefined where there is no repository. */
export type OpenSession = (folder: string) => Promise<Session | undefined>;

/**
 * Holds the session of the window's repository. In an untrusted workspace it opens none, so that no git
 * process runs there at all; it starts when trust is given.
 */
export class SessionHost implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #opened = new vscode.EventEmitter<Session>();
  readonly onDidOpen = this.#opened.event;
  readonly #subscriptions: vscode.Disposable[];
  #status: SessionStatus = 'loading';
  #session: Session | undefined;
  #opening: Promise<void> | undefined;
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
    return this.#session;
  }

  /** Opens the repository of the first folder that is in one; a running session stays where it is. */
  start(): void {
    if (this.#session) {
      return;
    }
    this.#opening = this.#start().catch((error: unknown) => {
      this.#set('failed');
      this.failed(error);
    });
  }

  /** The session, once it is open. Throws `untrusted` or `no-repository`. */
  async ready(): Promise<Session> {
    await this.#opening;
    if (this.#session) {
      return this.#session;
    }
    const path = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    throw new ProblemError(
      this.#status === 'untrusted' ? { kind: 'untrusted' } : { kind: 'no-repository', path },
    );
  }

  dispose(): void {
    this.#disposed = true;
    this.#session?.dispose();
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
    this.#changed.dispose();
    this.#opened.dispose();
  }

  async #start(): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      this.#set('untrusted');
      return;
    }
    this.#set('loading');
    const folders = vscode.workspace.workspaceFolders ?? [];
    for (const folder of folders.filter(({ uri }) => uri.scheme === 'file')) {
      const session = await this.open(folder.uri.fsPath);
      if (this.#disposed) {
        session?.dispose();
        return;
      }
      if (session) {
        this.#session = session;
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
