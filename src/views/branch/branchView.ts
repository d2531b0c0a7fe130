import * as vscode from 'vscode';
import { waitingHere } from '../../app/arrival';
import type { Snapshot } from '../../app/repositoryState';
import type { SessionHost } from '../../editor/sessionHost';
import { setContextKeys, type ViewState } from '../../editor/contextKeys';
import type { Speech } from '../../editor/speech';
import { visible } from '../../domain/visible';
import { branchNodes, type BranchNode } from './nodes';

/** The view `handoff.branch`: a native tree of what waits on this branch. */
export class BranchView implements vscode.TreeDataProvider<BranchNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<BranchNode>;
  readonly #subscriptions: { dispose(): unknown }[] = [];

  constructor(
    private readonly host: SessionHost,
    private readonly speech: Speech,
    toggle: (node: BranchNode, done: boolean) => Promise<void>,
  ) {
    this.#view = vscode.window.createTreeView('handoff.branch', {
      treeDataProvider: this,
      manageCheckboxStateManually: true,
      showCollapseAll: false,
    });
    this.#subscriptions.push(
      this.#view,
      this.#view.onDidChangeCheckboxState(async ({ items }) => {
        for (const [node, state] of items) {
          await toggle(node, state === vscode.TreeItemCheckboxState.Checked);
        }
        this.#changed.fire(undefined);
      }),
      host.onDidChange(() => this.#draw()),
      host.onDidOpen((session) => this.#subscriptions.push(session.state.onDidChange(() => this.#draw()))),
    );
    this.#draw();
  }

  getChildren(node?: BranchNode): BranchNode[] {
    if (node) {
      return [...(node.children ?? [])];
    }
    const snapshot = this.#snapshot();
    return snapshot ? [...branchNodes(snapshot, this.speech, new Date())] : [];
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
    if (node.opens && node.handoffId !== undefined) {
      item.command = {
        command: 'handoff.open',
        title: this.speech.l10n.t('Show Handoff'),
        arguments: [{ handoffId: node.handoffId }],
      };
    }
    return item;
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
    this.#changed.dispose();
  }

  #snapshot(): Snapshot | undefined {
    return this.host.session?.state.snapshot;
  }

  #draw(): void {
    const snapshot = this.#snapshot();
    const waiting = snapshot && waitingHere(snapshot);
    this.#view.description =
      snapshot && snapshot.head.kind !== 'detached' ? visible(snapshot.head.branch) : '';
    this.#view.badge = waiting
      ? { value: 1, tooltip: this.speech.l10n.t('A handoff waits for you on this branch') }
      : undefined;
    const newest = snapshot?.current ?? snapshot?.earlier[0];
    setContextKeys({
      view: viewState(this.host, snapshot),
      canPickUp: waiting !== undefined,
      canClose: snapshot?.current !== undefined,
      canReopen: newest?.status === 'closed',
    });
    this.#changed.fire(undefined);
  }
}

function viewState(host: SessionHost, snapshot: Snapshot | undefined): ViewState {
  if (host.status !== 'ready') {
    return host.status;
  }
  if (!snapshot) {
    return 'loading';
  }
  if (snapshot.current || snapshot.earlier.length > 0) {
    return 'handoff';
  }
  return snapshot.head.kind === 'detached' ? 'detached' : 'no-handoff';
}

function collapsible(node: BranchNode): vscode.TreeItemCollapsibleState {
  if (!node.children) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return node.expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}
