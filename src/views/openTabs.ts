import * as vscode from 'vscode';
import type { SessionHost } from '../editor/sessionHost';
import { property, textProperty } from '../editor/untrusted';
import { pairOf } from './pairOf';
import type { WebviewType } from './webviewPanel';

/** What is needed to open a tab of ours again; `state` is what its page keeps, as far as the host knows it. */
interface TabRecord {
  readonly type: WebviewType;
  readonly title: string;
  readonly state: unknown;
}

/** Gives a panel its form or brief again. */
export type Revive = (type: WebviewType, panel: vscode.WebviewPanel, state: unknown) => Promise<void>;

const types: readonly WebviewType[] = ['handoff.form', 'handoff.reader'];
const key = 'tabs';
/** A tab that the editor is about to revive is nobody's for a moment: that often it is looked at first. */
const looks = 4;
const lookEvery = 500;

/**
 * Knows the tabs of the forms and briefs, and brings back those that are dead: when the process of the
 * extensions ends, its tabs stay, and the editor revives them only when the window is loaded anew
 * (docs/decisions/0014). A tab in sight that no panel of this process serves for two seconds is one; one
 * that is not in sight is left alone until it is, for then the editor may yet revive it itself.
 */
export class OpenTabs implements vscode.Disposable {
  readonly #panels = new Map<vscode.WebviewPanel, TabRecord | undefined>();
  readonly #seen = new Map<vscode.Tab, number>();
  /** Tabs that a panel of this process was seen in. */
  readonly #served = new WeakSet<vscode.Tab>();
  readonly #subscriptions: vscode.Disposable[];
  /** Of the process before this one. */
  #left: readonly TabRecord[];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly host: SessionHost,
    private readonly revive: Revive,
    private readonly failed: (error: unknown) => void,
  ) {
    const left: unknown = memory.get(key);
    this.#left = Array.isArray(left) ? left.flatMap(recordFrom) : [];
    const { tabGroups } = vscode.window;
    this.#subscriptions = [
      tabGroups.onDidChangeTabs(() => this.#look()),
      tabGroups.onDidChangeTabGroups(() => this.#look()),
    ];
    this.#look();
  }

  /** A panel of this process, from the moment on at which it is known. */
  hold(panel: vscode.WebviewPanel): void {
    this.#panels.set(panel, this.#panels.get(panel));
    panel.onDidDispose(() => {
      this.#panels.delete(panel);
      this.#remember();
    });
  }

  /** Remembers what a panel shows. */
  keep(panel: vscode.WebviewPanel, type: WebviewType, state: unknown): void {
    if (!this.#panels.has(panel)) {
      this.hold(panel);
    }
    this.#panels.set(panel, { type, title: panel.title, state });
    this.#remember();
  }

  /** Brings back the dead tab that is asked for, also one out of sight. False where there is none. */
  async bringBack(type: WebviewType, isIt: (state: unknown) => boolean): Promise<boolean> {
    for (const tab of tabsOf(type)) {
      const record = this.#recordOf(tab);
      if (record && isIt(record.state)) {
        await this.#reopen(tab, record);
        return true;
      }
    }
    return false;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  #look(): void {
    for (const tab of types.flatMap(tabsOf).filter((one) => this.#isServed(one))) {
      this.#served.add(tab);
    }
    if (this.#dead().some((tab) => this.#seen.get(tab) !== looks)) {
      this.#timer ??= setTimeout(() => this.#count(), lookEvery);
    }
  }

  #count(): void {
    this.#timer = undefined;
    const dead = this.#dead();
    const before = new Map(this.#seen);
    this.#seen.clear();
    for (const tab of dead) {
      const seen = (before.get(tab) ?? 0) + 1;
      this.#seen.set(tab, Math.min(seen, looks));
      const record = seen === looks ? this.#recordOf(tab) : undefined;
      if (record) {
        this.#reopen(tab, record).catch(this.failed);
      }
    }
    this.#look();
  }

  #dead(): readonly vscode.Tab[] {
    return types.flatMap(tabsOf).filter((tab) => tab.isActive && !this.#isServed(tab));
  }

  /** The new tab first: between the two, what is typed would go to whatever lies below. */
  async #reopen(tab: vscode.Tab, record: TabRecord): Promise<void> {
    const { type, title, state } = record;
    await this.host.ready();
    if (!tabsOf(type).includes(tab) || this.#isServed(tab)) {
      return;
    }
    const { viewColumn, isActive } = tab.group;
    const show = { viewColumn, preserveFocus: !isActive };
    const panel = vscode.window.createWebviewPanel(type, title, show);
    this.#left = this.#left.filter((one) => one !== record);
    this.keep(panel, type, state);
    await vscode.window.tabGroups.close(tab, true);
    await this.revive(type, panel, state);
  }

  #isServed(tab: vscode.Tab): boolean {
    const served = [...this.#panels.keys()].filter(
      (panel) => panel.visible && typeOf(tab) === panel.viewType,
    );
    return tab.isActive && served.some(({ viewColumn }) => viewColumn === tab.group.viewColumn);
  }

  #recordOf(tab: vscode.Tab): TabRecord | undefined {
    const own = typeOf(tab);
    const dead = types.flatMap(tabsOf).filter((one) => one === tab || !this.#served.has(one));
    return pairOf(
      tab,
      dead.filter((one) => typeOf(one) === own && one.label === tab.label),
      this.#left.filter(({ type, title }) => type === own && title === tab.label),
    );
  }

  /** Of the process before, what still has a tab that is not one of this process. */
  #remember(): void {
    const own = [...this.#panels.values()].filter((record) => record !== undefined);
    const free = types.flatMap(tabsOf).map((tab) => ({ type: typeOf(tab), title: tab.label }));
    for (const { type, title } of own) {
      const at = free.findIndex((tab) => tab.type === type && tab.title === title);
      free.splice(at === -1 ? free.length : at, 1);
    }
    this.#left = this.#left.filter(({ type, title }) =>
      free.some((tab) => tab.type === type && tab.title === title),
    );
    this.memory.update(key, [...this.#left, ...own]).then(undefined, this.failed);
  }
}

function tabsOf(type: WebviewType): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => typeOf(tab) === type);
}

/** The editor puts words of its own before the name: `mainThreadWebview-handoff.form`. */
function typeOf({ input }: vscode.Tab): WebviewType | undefined {
  return input instanceof vscode.TabInputWebview
    ? types.find((type) => input.viewType === type || input.viewType.endsWith(`-${type}`))
    : undefined;
}

function recordFrom(value: unknown): readonly TabRecord[] {
  const type = types.find((known) => known === property(value, 'type'));
  const title = textProperty(value, 'title');
  return type && title !== undefined ? [{ type, title, state: property(value, 'state') }] : [];
}
