import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Session } from '../app/session';
import type { Disposable } from '../app/emitter';
import { sharedRun } from '../domain/sharedRun';
import { ProblemError } from '../domain/problem';
import { activePath, onDidChangeActivePath } from './activeResource';
import { GitEntries } from './gitEntries';
import { OpenSessions } from './openSessions';
import { hasGitEntry, isWithin, realFolder, upwards, worktreesOf } from './worktreeFolders';

export type SessionStatus = 'loading' | 'untrusted' | 'no-repository' | 'ready' | 'failed';

/** Opens the session of a folder, with the settings that hold in `scope`; undefined: no repository. */
export type OpenSession = (folder: string, scope: vscode.Uri) => Promise<Session | undefined>;

/** A folder of the window, and its real path. */
interface Folder {
  readonly uri: vscode.Uri;
  readonly real: string;
}

/**
 * Holds the sessions of the window's repositories, one for each worktree, and knows which one is active
 * (docs/decisions/0013). In an untrusted workspace it opens none, so that no git process runs there at
 * all; it starts when trust is given. A session ends when its folder leaves the window.
 */
export class SessionHost implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** The status, the sessions or the active one have changed. */
  readonly onDidChange = this.#changed.event;
  readonly #opened = new vscode.EventEmitter<Session>();
  readonly onDidOpen = this.#opened.event;
  readonly #left = new vscode.EventEmitter<Session>();
  /** A repository has left the window; not when the window itself is closed. */
  readonly onDidLeave = this.#left.event;
  readonly #subscriptions: Disposable[];
  #status: SessionStatus = 'loading';
  #folders: readonly Folder[] = [];
  readonly #running = new OpenSessions<Session>((root) => this.#placeOf(root));
  /** Top folders that were opened, by what the file system says, and the root that git says. */
  readonly #roots = new Map<string, string>();
  /** What was found for the folder of a file, so that a switch of editors costs nothing. */
  readonly #found = new Map<string, Session>();
  readonly #failures = new Map<string, unknown>();
  readonly #reported = new Set<string>();
  readonly #entries = new GitEntries();
  #queue: Promise<void> = Promise.resolve();
  /** Something is to be told that was changed in this turn. */
  #moved = false;
  #disposed = false;

  constructor(
    private readonly open: OpenSession,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#subscriptions = [
      this.#entries,
      this.#entries.onDidChange(() => this.start()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.start()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.start()),
      onDidChangeActivePath(() => void this.#inTurn(() => this.#follow())),
    ];
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** The sessions of the window, in the order of its folders. */
  get sessions(): readonly Session[] {
    return this.#running.all;
  }

  /** The session of the only repository, else of the last one that an editor belonged to. */
  get active(): Session | undefined {
    return this.#running.active;
  }

  /** The name of a session's repository where the window has several; undefined where it goes without saying. */
  nameOf(session: Session): string | undefined {
    return this.#running.nameOf(session);
  }

  /** The open session of a worktree's top folder. The path is only compared, so it may come from anywhere. */
  find(repository: string): Session | undefined {
    return this.sessions.find((session) => session.parts.repository.root === repository);
  }

  /** As `find`. Throws what opening that folder has failed with, or `no-repository`. */
  need(repository: string): Session {
    const found = this.find(repository);
    if (found) {
      return found;
    }
    if (this.#failures.has(repository)) {
      throw this.#failures.get(repository);
    }
    throw new ProblemError({ kind: 'no-repository', path: repository });
  }

  /** Makes a session the active one: its editor, form or brief has the focus. */
  use(session: Session): void {
    this.#note(this.#running.use(session));
    this.#tell();
  }

  /** Sees to it that the sessions are those of the folders there are now. A burst of calls costs two looks. */
  start(): void {
    void this.#scanned();
  }

  readonly #scanned = sharedRun(() => this.#inTurn(() => this.#scan()));

  /** True while a session is open and its worktree there: one that was deleted ends here. No git runs for this. */
  async holds(session: Session): Promise<boolean> {
    const root = this.#running.rootOf(session);
    const isThere = root !== undefined && (await this.#isThere(root));
    if (root !== undefined && !isThere) {
      await this.#scanned();
    }
    return isThere && this.sessions.includes(session);
  }

  /**
   * Resolves once everything is open; it looks again, as git may have been installed or a repository made
   * meanwhile. Throws `untrusted` or `no-repository`, or what opening has failed with.
   */
  async ready(): Promise<void> {
    await this.#scanned();
    if (this.sessions.length > 0) {
      return;
    }
    if (this.#status === 'failed') {
      throw [...this.#failures.values()][0];
    }
    const path = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    throw new ProblemError(
      this.#status === 'untrusted' ? { kind: 'untrusted' } : { kind: 'no-repository', path },
    );
  }

  /**
   * The session of the repository that a folder belongs to; opened where it is not open yet and lies in a
   * folder of the window. Undefined where there is none.
   */
  async at(folder: string): Promise<Session | undefined> {
    let session: Session | undefined;
    await this.#inTurn(async () => {
      session = vscode.workspace.isTrusted ? await this.#at(folder) : undefined;
    });
    return session;
  }

  dispose(): void {
    this.#disposed = true;
    this.sessions.forEach((session) => session.dispose());
    this.#subscriptions.forEach((subscription) => subscription.dispose());
    this.#changed.dispose();
    this.#opened.dispose();
    this.#left.dispose();
  }

  /** One after the other: two looks at once would open a repository twice. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue
      .then(() => (this.#disposed ? undefined : work()))
      .catch((error: unknown) => this.#report(error))
      .then(() => this.#tell());
    return this.#queue;
  }

  #note(isNews: boolean): void {
    this.#moved ||= isNews;
  }

  #tell(): void {
    if (this.#moved && !this.#disposed) {
      this.#moved = false;
      this.#changed.fire();
    }
  }

  async #scan(): Promise<void> {
    const folders = await Promise.all((vscode.workspace.workspaceFolders ?? []).map(realFolderOf));
    this.#folders = folders.filter((folder) => folder !== undefined);
    this.#found.clear();
    this.#failures.clear();
    if (!vscode.workspace.isTrusted) {
      this.#end(() => true);
      this.#set('untrusted');
      return;
    }
    if (this.#status === 'untrusted') {
      this.#set('loading');
      this.#tell();
    }
    this.#entries.watch(this.#folders.map(({ uri }) => uri));
    await this.#forgetGone();
    const wanted = await Promise.all(this.#folders.map(({ real }) => worktreesOf(real)));
    const tops = [...new Set(wanted.flat())];
    const roots = new Set(tops.map((top) => this.#roots.get(top) ?? top));
    const opened = new Set(this.#roots.values());
    const isIn = (root: string): boolean =>
      roots.has(root) || this.#folders.some(({ real }) => isWithin(real, root));
    this.#end((root) => !opened.has(root) || !isIn(root));
    for (const top of tops) {
      await this.#open(top);
    }
    await this.#follow();
    this.#note(this.#running.settle());
    this.#set(this.sessions.length > 0 ? 'ready' : this.#failures.size > 0 ? 'failed' : 'no-repository');
  }

  /** Opens the repository of a top folder, unless it is open: two folders may be in one worktree. */
  async #open(top: string): Promise<Session | undefined> {
    const known = this.#running.find(this.#roots.get(top) ?? top);
    if (known || this.#disposed) {
      return known;
    }
    try {
      const session = await this.open(top, this.#scopeOf(top));
      return session && (await this.#keep(top, session));
    } catch (error) {
      // The others of the window are no worse for it.
      this.#failures.set(top, error);
      this.#report(error);
      return undefined;
    }
  }

  async #keep(top: string, session: Session): Promise<Session> {
    const said = session.parts.repository.root ?? top;
    const root = (await realFolder(said)) ?? said;
    this.#roots.set(top, root);
    const same = this.#running.find(root);
    if (same || this.#disposed) {
      session.dispose();
      return same ?? session;
    }
    this.#running.add(session, root);
    this.#found.clear();
    this.#moved = true;
    this.#opened.fire(session);
    return session;
  }

  /** Forgets the top folders that are none any more. */
  async #forgetGone(): Promise<void> {
    for (const top of this.#roots.keys()) {
      if (!(await hasGitEntry(top))) {
        this.#roots.delete(top);
      }
    }
  }

  /** True while one of the top folders that led to a root is there. */
  async #isThere(root: string): Promise<boolean> {
    const tops = [...this.#roots].filter(([, opened]) => opened === root);
    return (await Promise.all(tops.map(([top]) => hasGitEntry(top)))).includes(true);
  }

  /** Ends the sessions of the roots that a test holds for. */
  #end(test: (root: string) => boolean): void {
    for (const session of this.#running.remove(test)) {
      this.#found.clear();
      this.#moved = true;
      this.#left.fire(session);
      session.dispose();
    }
  }

  /** Where the folder of the window that a root is in, or around, comes among them. */
  #placeOf(root: string): number {
    return this.#folders.findIndex(({ real }) => isWithin(real, root) || isWithin(root, real));
  }

  /** Makes the repository of the active editor the active one; without one the last stays. */
  async #follow(): Promise<void> {
    const path = vscode.workspace.isTrusted ? activePath() : undefined;
    const session = path === undefined ? undefined : await this.#at(dirname(path));
    if (session) {
      this.#note(this.#running.use(session));
    }
  }

  async #at(folder: string): Promise<Session | undefined> {
    const known = this.#found.get(folder);
    if (known) {
      return known;
    }
    const session = await this.#search(folder);
    // That there is none is not remembered: one may be made at any time.
    if (session) {
      this.#found.set(folder, session);
    }
    return session;
  }

  async #search(path: string): Promise<Session | undefined> {
    // A folder that is gone, as in the diff of a deleted file: the nearest one that is there.
    const [real] = (await Promise.all(upwards(path).map(realFolder))).filter((found) => found !== undefined);
    for (const folder of real === undefined ? [] : upwards(real)) {
      const root = this.#roots.get(folder) ?? folder;
      const known = this.#running.find(root);
      if (known) {
        return known;
      }
      if (await hasGitEntry(folder)) {
        // A repository of its own: what lies around it is not where the file belongs.
        return this.#folders.some(({ real: top }) => isWithin(top, folder)) ? this.#open(folder) : undefined;
      }
    }
    return undefined;
  }

  /** The settings of a repository are those of the folder of the window that it is in, or around. */
  #scopeOf(top: string): vscode.Uri {
    return this.#folders[this.#placeOf(top)]?.uri ?? vscode.Uri.file(top);
  }

  #report(error: unknown): void {
    const text = String(error);
    if (!this.#reported.has(text)) {
      this.#reported.add(text);
      this.failed(error);
    }
  }

  #set(status: SessionStatus): void {
    this.#note(this.#status !== status);
    this.#status = status;
  }
}

async function realFolderOf({ uri }: vscode.WorkspaceFolder): Promise<Folder | undefined> {
  const real = uri.scheme === 'file' ? await realFolder(uri.fsPath) : undefined;
  return real === undefined ? undefined : { uri, real };
}
