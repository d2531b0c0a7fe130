import * as vscode from 'vscode';
import { waitingHere } from '../../app/arrival';
import { waitingOnHead } from '../../app/waitingOnHead';
import type { Snapshot } from '../../app/repositoryState';
import type { Session } from '../../app/session';
import type { SessionHost } from '../../editor/sessionHost';
import { setContextKeys, type ViewState } from '../../editor/contextKeys';
import type { Speech } from '../../editor/speech';
import { workedOn } from '../../domain/head';
import { everyMinute } from '../../editor/everyMinute';
import { isMe } from '../../domain/people';
import { visible } from '../../domain/visible';
import type { BranchNode } from './nodes';
import { headText } from './headText';
import type { repositoryRows, rowsOf, RowsOf } from './repositoryNodes';

/** Loads what makes rows of a repository: there are none before one is opened. */
export type LoadRows = () => Promise<{
  readonly rowsOf: typeof rowsOf;
  readonly repositoryRows: typeof repositoryRows;
}>;

/** The view `handoff.branch`: a native tree of what waits on this branch. */
export class BranchView implements vscode.TreeDataProvider<BranchNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<BranchNode>;
  /** The view's own name, as the manifest has it. */
  readonly #title: string;
  readonly #subscriptions: { dispose(): unknown }[] = [];

  constructor(
    private readonly host: SessionHost,
    private readonly speech: Speech,
    private readonly load: LoadRows,
    toggle: (node: BranchNode, done: boolean) => Promise<void>,
  ) {
    this.#view = vscode.window.createTreeView('handoff.branch', {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: false,
    });
    this.#title = this.#view.title ?? '';
    this.#subscriptions.push(
      this.#view,
      this.#view.onDidChangeCheckboxState(async ({ items }) => {
        for (const [node, state] of items) {
          await toggle(node, state === vscode.TreeItemCheckboxState.Checked);
        }
        this.#changed.fire(undefined);
      }),
      host.onDidChange(() => this.#draw()),
      everyMinute(() => this.#tick()),
      host.onDidOpen((session) => this.#subscriptions.push(session.state.onDidChange(() => this.#draw()))),
    );
    this.#draw();
  }

  async getChildren(node?: BranchNode): Promise<BranchNode[]> {
    if (node) {
      return [...(node.children ?? [])];
    }
    if (this.#shown().sessions.length === 0) {
      return [];
    }
    const make = await this.load();
    const now = new Date();
    const { active, sessions } = this.#shown();
    return active
      ? withoutLoneOffer(make.rowsOf(this.#rows(active), this.speech, now))
      : [
          ...make.repositoryRows(
            sessions.map((session) => this.#rows(session)),
            this.speech,
            now,
          ),
        ];
  }

  getTreeItem(node: BranchNode): vscode.TreeItem {
    const item = new vscode.TreeItem(visible(node.label), collapsible(node));
    item.id = node.id;
    item.description = visible(node.description ?? '');
    item.tooltip = visible(node.tooltip ?? node.label);
    item.contextValue = node.contextValue ?? '';
    if (node.icon) {
      item.iconPath = new vscode.ThemeIcon(node.icon);
    }
    if (node.checked !== undefined) {
      const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
      item.checkboxState = node.checked ? Checked : Unchecked;
    }
    if (node.fetches || node.syncs) {
      item.command = {
        command: 'handoff.sync',
        title: item.tooltip,
        arguments: [{ repository: node.repository, ...(node.fetches ? { only: 'fetch' } : {}) }],
      };
    }
    if (node.opens && node.handoffId !== undefined) {
      item.command = {
        command: 'handoff.open',
        title: this.speech.l10n.t('Show Handoff'),
        arguments: [{ handoffId: node.handoffId, repository: node.repository }],
      };
    }
    return item;
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
    this.#changed.dispose();
  }

  /** The active session, or where none is, all that there are; nothing before the window's are open. */
  #shown(): { readonly active: Session | undefined; readonly sessions: readonly Session[] } {
    const { status, active, sessions } = this.host;
    return status === 'ready'
      ? { active, sessions: active ? [active] : sessions }
      : { active: undefined, sessions: [] };
  }

  #rows(session: Session): RowsOf {
    const repository = session.parts.repository.root ?? '';
    return {
      repository,
      name: this.host.nameOf(session) ?? '',
      snapshot: session.state.snapshot,
    };
  }

  /** The clock of an author goes on while nothing else moves: the rows are made anew of what is known. */
  #tick(): void {
    const isClockShown = this.#shown().sessions.some(({ state: { snapshot } }) => {
      const author = snapshot?.current?.note.author.email;
      return author !== undefined && !isMe(snapshot?.me, author);
    });
    if (isClockShown && this.#view.visible) {
      this.#changed.fire(undefined);
    }
  }

  #draw(): void {
    const { active, sessions } = this.#shown();
    const name = active && this.host.nameOf(active);
    // In the title, as the editor hides the description of a view that is alone in its container; and only
    // the name, as it cuts off what does not fit beside the buttons.
    this.#view.title = name === undefined ? this.#title : visible(name);
    this.#view.description = active ? visible(headText(active.state.snapshot, this.speech)) : '';
    this.#view.badge = this.#badge();
    const shown = sessions.map(({ state }) => state.snapshot);
    setContextKeys({
      view: this.host.status === 'ready' ? viewState(shown) : this.host.status,
      canPickUp: shown.some((snapshot) => snapshot && waitingHere(snapshot) !== undefined),
      canTick: shown.some((snapshot) => (snapshot?.current?.steps.length ?? 0) > 0),
      canWithdraw: shown.some((snapshot) => {
        const newest = snapshot?.current ?? snapshot?.earlier[0];
        return newest !== undefined && isMe(snapshot?.me, newest.note.author.email);
      }),
      canClose: shown.some((snapshot) => snapshot?.current !== undefined),
      canFetch: active?.state.snapshot?.neverFetched !== undefined,
      canReopen: shown.some((snapshot) => (snapshot?.current ?? snapshot?.earlier[0])?.status === 'closed'),
      canSaveOnBranch: shown.some((snapshot) => snapshot && waitingOnHead(snapshot).length > 0),
    });
    this.#changed.fire(undefined);
  }

  /** Counts over all repositories of the window, shown or not; a handoff that two clones have is one. */
  #badge(): vscode.ViewBadge | undefined {
    const { l10n } = this.speech;
    const waiting = this.host.sessions.flatMap(({ state }) => {
      const handoff = state.snapshot && waitingHere(state.snapshot);
      return handoff ? [handoff.note.id] : [];
    });
    const value = new Set(waiting).size;
    switch (value) {
      case 0:
        return undefined;
      case 1:
        return { value, tooltip: l10n.t('A handoff waits for you') };
      default:
        return { value, tooltip: l10n.t('{0} handoffs wait for you', value) };
    }
  }
}

/** Of one snapshot, or of several that are shown together; undefined ones are still being read. */
function viewState(snapshots: readonly (Snapshot | undefined)[]): ViewState {
  const known = snapshots.filter((snapshot) => snapshot !== undefined);
  if (known.length === 0) {
    return 'loading';
  }
  if (known.some(({ current, earlier }) => current !== undefined || earlier.length > 0)) {
    return 'handoff';
  }
  return known.every(({ head }) => workedOn(head) === undefined) ? 'detached' : 'no-handoff';
}

/** With nothing else to show the view's own text is there, and makes the same offer with a button. */
function withoutLoneOffer(rows: readonly BranchNode[]): BranchNode[] {
  return rows.every(({ fetches }) => fetches) ? [] : [...rows];
}

function collapsible(node: BranchNode): vscode.TreeItemCollapsibleState {
  if (!node.children) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
