import * as vscode from 'vscode';
import {
  newBranchProblem,
  switchTargets,
  type KnownBranch,
  type SwitchTarget,
} from '../domain/switchTargets';
import type { BranchSwitcher } from '../editor/branchSwitcher';
import { label } from '../editor/label';
import type { L10n } from '../words/l10n';

/** Where to, and how one gets there. */
export interface WayToBranch {
  readonly branch: string;
  readonly go: () => Promise<void>;
}

interface Item extends vscode.QuickPickItem {
  readonly way: () => Promise<WayToBranch | undefined>;
}

/** Asks which branch to switch to, a new one among them. Undefined where that is waved away. */
export async function pickBranch(
  l10n: L10n,
  switcher: BranchSwitcher,
  here: string | undefined,
): Promise<WayToBranch | undefined> {
  const branches = await switcher.branches();
  const targets = switchTargets(branches, here);
  const create: Item = {
    label: l10n.t('$(plus) New branch…'),
    description: l10n.t('from where you are; changes come along'),
    alwaysShow: true,
    way: () => newBranch(l10n, switcher, branches),
  };
  const picked = await vscode.window.showQuickPick(
    [create, ...targets.map((target) => itemOf(l10n, switcher, target))],
    { title: l10n.t('Switch to which branch?'), placeHolder: here === undefined ? '' : label(here) },
  );
  return picked?.way();
}

function itemOf(l10n: L10n, switcher: BranchSwitcher, target: SwitchTarget): Item {
  const { name, remote } = target;
  return {
    label: label(name),
    ...(remote === undefined ? {} : { description: label(l10n.t('only on {0}', remote)) }),
    way: () => Promise.resolve({ branch: name, go: () => switcher.switchTo(target) }),
  };
}

async function newBranch(
  l10n: L10n,
  switcher: BranchSwitcher,
  branches: readonly KnownBranch[],
): Promise<WayToBranch | undefined> {
  const problem = (name: string): string | undefined => {
    switch (newBranchProblem(name, branches)) {
      case 'empty':
        return l10n.t('A branch needs a name.');
      case 'not-a-name':
        return l10n.t('Git takes no such name for a branch.');
      case 'taken':
        return l10n.t('There is a branch of that name, or one that is in its way.');
      case undefined:
        return undefined;
    }
  };
  const name = await vscode.window.showInputBox({
    title: l10n.t('Name of the new branch'),
    validateInput: (text) => problem(text.trim()),
  });
  const branch = name?.trim();
  return branch === undefined ? undefined : { branch, go: () => switcher.create(branch) };
}
