import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './support/until';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

/** Plain git, as the user's terminal runs it. */
function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
}

/** Labels of the open tabs of our webviews. */
function webviewTabs(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter((tab) => tab.input instanceof vscode.TabInputWebview)
    .map((tab) => tab.label);
}

/** The journal of this clone as lines of `ls-tree`: what the extension has written, asked of git itself. */
function journal(): readonly string[] {
  return git('for-each-ref', '--format=%(refname)', 'refs/handoffs/')
    .split('\n')
    .filter((ref) => ref !== '')
    .flatMap((ref) => git('ls-tree', '-r', '--name-only', ref).split('\n'));
}

describe('The extension in a real extension host', () => {
  const extension = vscode.extensions.all.find(({ id }) => id === 'handoff.handoff');

  it('is activated by the start of the window, without being asked for', async () => {
    assert.ok(extension);
    await until(() => extension.isActive);
  });

  it('registers every command that its manifest names', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const { contributes } = extension?.packageJSON as Manifest;
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('opens one form for a branch, however often it is asked', async () => {
    await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand('handoff.write')));
    await vscode.commands.executeCommand('handoff.write');
    await until(() => webviewTabs().length > 0);
    assert.deepEqual(webviewTabs(), ['Handoff for main']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('writes nothing into the repository by opening and closing a form', () => {
    assert.equal(git('status', '--porcelain'), '');
    assert.deepEqual(journal(), []);
  });

  describe('with a handoff that came by the working tree', () => {
    const id = '20261122T175403Z-ksample-k3f7a2';

    before(() => {
      const record = join(folder, '.handoffs', 'main', id);
      mkdirSync(record, { recursive: true });
      writeFileSync(
        join(record, 'handoff.yaml'),
        [
          'version: 1',
          `id: "${id}"`,
          'created: "2026-11-22T17:54:03Z"',
          'branch: main',
          'author:',
          '  name: Kenji Sample',
          '  email: kenji@example.org',
          '  kind: human',
          'summary: Half done.',
          'next:',
          '  - id: s1',
          '    text: Finish it',
          '',
        ].join('\n'),
      );
    });

    it('shows its brief', async () => {
      await vscode.commands.executeCommand('handoff.open', { handoffId: id });
      await until(() => webviewTabs().includes('main'));
    });

    it('keeps a tick of a step in the journal, and not on the branch', async () => {
      const head = git('rev-parse', 'HEAD');
      await vscode.commands.executeCommand('handoff.toggleStep', { handoffId: id, stepId: 's1' });
      const files = journal();
      assert.equal(files.length, 1);
      assert.match(files[0] ?? '', new RegExp(`^\\.handoffs/main/${id}/.*-asousa-[a-z2-7]{6}\\.yaml$`));
      assert.equal(git('rev-parse', 'HEAD'), head);
    });

    it('ticks as the row says, also where somebody else was faster', async () => {
      await vscode.commands.executeCommand('handoff.toggleStep', { handoffId: id, stepId: 's1', done: true });
      const ticks = journal().filter((file) => !file.endsWith('handoff.yaml'));
      const text = git(
        'cat-file',
        '-p',
        `${git('for-each-ref', '--format=%(refname)', 'refs/handoffs/')}:${ticks.at(-1) ?? ''}`,
      );
      assert.match(text, /done: true/);
    });

    it('closes and reopens it by two more records', async () => {
      await vscode.commands.executeCommand('handoff.close', { handoffId: id });
      await vscode.commands.executeCommand('handoff.reopen', { handoffId: id });
      assert.equal(journal().length, 4);
    });

    it('changes nothing for an id that nobody has', async () => {
      void vscode.commands.executeCommand('handoff.close', { handoffId: 'no-such-handoff' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(journal().length, 4);
    });

    it('sends the journal through the built-in git extension, and only the journal', async () => {
      const remote = `${folder}-remote.git`;
      execFileSync('git', ['init', '--quiet', '--bare', remote]);
      git('remote', 'add', 'origin', remote);
      await vscode.commands.executeCommand('handoff.sync');
      const refs = git('ls-remote', 'origin').split('\n');
      assert.equal(refs.length, 1);
      assert.match(refs[0] ?? '', /\trefs\/handoffs\/[a-z0-9]+$/);
    });
  });
});
