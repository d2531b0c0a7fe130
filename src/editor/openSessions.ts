import { repositoryNames } from '../domain/repositoryNames';

interface Open<Session> {
  readonly session: Session;
  /** Real path of the worktree's top folder. */
  readonly root: string;
}

/** The sessions of a window, in order, and which one is active. Knows nothing of how they are opened. */
export class OpenSessions<Session extends object> {
  #open: readonly Open<Session>[] = [];
  #names = new Map<Session, string>();
  #active: Session | undefined;

  /** @param place Where a worktree comes in the window, by the real path of its top folder: the lower the higher up. */
  constructor(private readonly place: (root: string) => number) {}

  get all(): readonly Session[] {
    return this.#open.map(({ session }) => session);
  }

  /** The last one that was in use; undefined where there are several and none was yet. */
  get active(): Session | undefined {
    return this.#active;
  }

  find(root: string): Session | undefined {
    return this.#open.find((one) => one.root === root)?.session;
  }

  rootOf(session: Session): string | undefined {
    return this.#open.find((one) => one.session === session)?.root;
  }

  /** The name of a session's repository where there are several; undefined where it goes without saying. */
  nameOf(session: Session): string | undefined {
    return this.#open.length > 1 ? this.#names.get(session) : undefined;
  }

  /** Takes one more; each root once. */
  add(session: Session, root: string): void {
    this.#set([...this.#open, { session, root }]);
  }

  /** Takes out those whose root a test holds for, and gives them. */
  remove(test: (root: string) => boolean): readonly Session[] {
    const gone = this.#open.filter(({ root }) => test(root)).map(({ session }) => session);
    if (gone.length > 0) {
      this.#set(this.#open.filter(({ session }) => !gone.includes(session)));
      this.#active = gone.some((session) => session === this.#active) ? undefined : this.#active;
    }
    return gone;
  }

  /** Makes one the active one, and says whether that is news. What is not open is never active. */
  use(session: Session): boolean {
    const isNews = this.#active !== session && this.all.includes(session);
    this.#active = isNews ? session : this.#active;
    return isNews;
  }

  /** Call it when all are open that are to be for now: where there is only one, it is the active one. */
  settle(): boolean {
    const [only, second] = this.all;
    return only !== undefined && second === undefined && this.use(only);
  }

  #set(open: readonly Open<Session>[]): void {
    const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
    this.#open = [...open].sort((a, b) => this.place(a.root) - this.place(b.root) || order(a.root, b.root));
    const names = repositoryNames(this.#open.map(({ root }) => root));
    this.#names = new Map(this.#open.map(({ session }, index) => [session, names[index] ?? '']));
  }
}
