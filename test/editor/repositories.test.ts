import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './support/until';

const folder = realpathSync(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '');
const name = folder.split(/[\\/]/).at(-1) ?? '';
const submodule = join(folder, 'libs', 'tokens');
const worktree = join(folder, 'hotfix');

/** Plain git, as the user's terminal runs it. */
function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

function identify(repository: string): void {
  git(repository, 'config', 'user.name', 'Ana Sousa');
  git(repository, 'config', 'user.email', 'asousa@example.org');
}

/** Labels of the open tabs of our webviews. */
function webviewTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview)
    .map((tab) => tab.label);
}

/** Opens a file as a person does. */
async function edit(...path: string[]): Promise<void> {
  await vscode.window.showTextDocument(vscode.Uri.file(join(...path)));
}

/** The title of the form that a command opens; all editors are closed again. */
async function formTitle(argument?: unknown): Promise<string> {
  await vscode.commands.executeCommand('handoff.write', argument ?? { here: true });
  await until(() => webviewTabs().length > 0);
  const [title = ''] = webviewTabs();
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await until(() => webviewTabs().length === 0);
  return title;
}

describe('Several repositories in one folder', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const library = `${folder}-tokens`;
    execFileSync('git', ['init', '--quiet', '--initial-branch=trunk', library]);
    identify(library);
    writeFileSync(join(library, 'tokens.txt'), 'tokens\n');
    git(library, 'add', '.');
    git(library, 'commit', '--quiet', '-m', 'Tokens');
    git(folder, 'submodule', '--quiet', 'add', library, 'libs/tokens');
    identify(submodule);
    git(folder, 'worktree', 'add', '--quiet', '-b', 'hotfix/login', worktree);
    writeFileSync(join(folder, 'libs', 'notes.txt'), 'of the outer repository\n');
    writeFileSync(join(worktree, 'fix.txt'), 'fix\n');
    writeFileSync(`${folder}-elsewhere.txt`, 'of no repository\n');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('takes no name to tell apart what is alone', async () => {
    await edit(folder, 'libs', 'notes.txt');
    assert.equal(await formTitle(), 'Handoff for main');
  });

  it('opens the submodule with the first of its files, and means it then', async () => {
    await edit(submodule, 'tokens.txt');
    assert.equal(await formTitle(), 'tokens · Handoff for trunk');
  });

  it('means the outer repository again in a file beside the submodule', async () => {
    await edit(folder, 'libs', 'notes.txt');
    assert.equal(await formTitle(), `${name} · Handoff for main`);
  });

  it('takes a linked worktree for a repository of its own', async () => {
    await edit(worktree, 'fix.txt');
    assert.equal(await formTitle(), 'hotfix · Handoff for hotfix/login');
  });

  it('stays with the last one in a file of none, and with no editor at all', async () => {
    await edit(submodule, 'tokens.txt');
    await edit(`${folder}-elsewhere.txt`);
    assert.equal(await formTitle(), 'tokens · Handoff for trunk');
    assert.equal(await formTitle(), 'tokens · Handoff for trunk');
  });

  it('goes by the tab where that is no text editor', async () => {
    writeFileSync(
      join(worktree, 'steps.ipynb'),
      '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n',
    );
    const uri = vscode.Uri.file(join(worktree, 'steps.ipynb'));
    await vscode.commands.executeCommand('vscode.openWith', uri, 'jupyter-notebook');
    assert.equal(vscode.window.activeTextEditor, undefined);
    assert.equal(await formTitle(), 'hotfix · Handoff for hotfix/login');
  });

  it('goes by the file of a diff', async () => {
    const changed = vscode.Uri.file(join(submodule, 'tokens.txt'));
    const before = changed.with({
      scheme: 'git',
      query: JSON.stringify({ path: changed.fsPath, ref: 'HEAD' }),
    });
    await vscode.commands.executeCommand('vscode.diff', before, changed);
    assert.equal(await formTitle(), 'tokens · Handoff for trunk');
  });

  it('means the repository of a form while that has the focus', async () => {
    await edit(folder, 'libs', 'notes.txt');
    assert.equal(await formTitle(), `${name} · Handoff for main`);
    assert.equal(await formTitle({ repository: submodule }), 'tokens · Handoff for trunk');
    assert.equal(await formTitle(), 'tokens · Handoff for trunk');
  });

  it('means what was clicked, whatever is active, and nothing where that is no open repository', async () => {
    await edit(folder, 'libs', 'notes.txt');
    assert.equal(await formTitle({ repository: worktree }), 'hotfix · Handoff for hotfix/login');
    await vscode.commands.executeCommand('handoff.write', { repository: `${folder}-tokens` });
    assert.deepEqual(webviewTabs(), []);
  });

  it('answers a handoff in the repository that has it, whatever is active', async () => {
    const id = '20261122T175403Z-ksample-t3k3n2';
    const record = join(submodule, '.handoffs', 'trunk', id);
    mkdirSync(record, { recursive: true });
    const text = [
      'version: 1',
      `id: "${id}"`,
      'created: "2026-11-22T17:54:03Z"',
      'branch: trunk',
      'author:',
      '  name: Kenji Sample',
      '  email: kenji@example.org',
      '  kind: human',
      'summary: Half done.',
      '',
    ];
    writeFileSync(join(record, 'handoff.yaml'), text.join('\n'));
    await edit(folder, 'libs', 'notes.txt');
    const outer = git(folder, 'for-each-ref', 'refs/handoffs/');
    // Not waited for: it asks whether replies are to be sent, and nobody answers here.
    void vscode.commands.executeCommand('handoff.close', { handoffId: id });
    await until(() => git(submodule, 'for-each-ref', 'refs/handoffs/') !== '');
    assert.equal(git(folder, 'for-each-ref', 'refs/handoffs/'), outer);
  });

  it('finds a repository that is made meanwhile', async () => {
    const fresh = join(folder, 'fresh');
    mkdirSync(fresh);
    writeFileSync(join(fresh, 'a.txt'), 'a\n');
    await edit(fresh, 'a.txt');
    assert.equal(await formTitle(), `${name} · Handoff for main`);
    execFileSync('git', ['init', '--quiet', '--initial-branch=first', fresh]);
    identify(fresh);
    git(fresh, 'add', '.');
    git(fresh, 'commit', '--quiet', '-m', 'First');
    await edit(fresh, 'a.txt');
    assert.equal(await formTitle(), 'fresh · Handoff for first');
  });

  it('ends with a repository that is deleted: its form is closed, and no command has to look', async () => {
    const repository = join(folder, 'fresh');
    await vscode.commands.executeCommand('handoff.write', { repository });
    await until(() => webviewTabs().includes('fresh · Handoff for first'));
    rmSync(repository, { recursive: true, force: true });
    await until(() => webviewTabs().length === 0);
  });

  it('has a form for each commit without a branch, and one however often it is asked for', async () => {
    const short = git(worktree, 'rev-parse', 'HEAD').slice(0, 7);
    git(worktree, 'switch', '--quiet', '--detach');
    const write = (): Thenable<unknown> =>
      vscode.commands.executeCommand('handoff.write', { repository: worktree });
    await Promise.all([write(), write()]);
    await until(() => webviewTabs().length > 0);
    assert.deepEqual(webviewTabs(), [`hotfix · Handoff for commit ${short}`]);
    git(worktree, 'commit', '--quiet', '--allow-empty', '-m', 'Aside');
    await write();
    await until(() => webviewTabs().length === 2);
    git(worktree, 'switch', '--quiet', 'hotfix/login');
  });
});
