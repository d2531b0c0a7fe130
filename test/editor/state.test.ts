import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Session } from '../../src/app/session';
import type { Snapshot } from '../../src/app/repositoryState';
import { compose } from '../../src/compose';
import type { Handoff } from '../../src/domain/records';
import { editorClock } from '../../src/editor/clock';
import { RepositoryWatch } from '../../src/editor/repositoryWatch';
import { writeRecord } from '../../src/format/record';

const folder = realpathSync(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '');
const root = join(folder, 'changes');
const other = join(folder, 'changes-of-somebody-else');

/** Plain git, as the user's terminal runs it. */
function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function note(tail: string, summary: string): Handoff {
  return {
    version: 1,
    id: `20261122T175403Z-asousa-${tail}`,
    created: '2026-11-22T17:54:03Z',
    branch: 'main',
    author: { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' },
    summary,
  };
}

function writeNote(repository: string, record: Handoff): void {
  const file = join(repository, '.handoffs', 'main', record.id, 'handoff.yaml');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeRecord(record));
}

/** The command line, as a process of its own. */
async function cli(cwd: string, ...args: string[]): Promise<void> {
  const bundle = vscode.extensions.getExtension('handoff.handoff')?.extensionPath ?? '';
  await promisify(execFile)(process.execPath, [join(bundle, 'dist', 'cli.js'), ...args], {
    cwd,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', XDG_STATE_HOME: join(folder, '..', 'state') },
  });
}

describe('The state of a repository, told by file events alone', () => {
  let session: Session;
  let watch: RepositoryWatch;
  const times: number[] = [];

  const saying = (summary: string) => (now: Snapshot) =>
    now.all.some((handoff) => handoff.note.summary === summary);

  /** Makes a change and waits until the state is right; counts from the end of the change. */
  async function rightAfter(change: () => unknown, right: (now: Snapshot) => boolean): Promise<void> {
    const { snapshot } = session.state;
    assert.ok(snapshot && !right(snapshot), 'right before the change');
    const reached = new Promise<number>((resolve) => {
      const listening = session.state.onDidChange((now) => {
        if (right(now)) {
          listening.dispose();
          resolve(performance.now());
        }
      });
    });
    await change();
    const begun = performance.now();
    times.push(Math.max(0, (await reached) - begun));
  }

  before(async () => {
    git(folder, 'init', '--quiet', '--initial-branch=main', root);
    git(root, 'config', 'user.name', 'Ana Sousa');
    git(root, 'config', 'user.email', 'ana@example.org');
    git(root, 'commit', '--quiet', '--allow-empty', '-m', 'Start');
    git(folder, 'clone', '--quiet', root, other);
    git(other, 'config', 'user.name', 'Kenji Ito');
    git(other, 'config', 'user.email', 'kenji@example.org');
    const opened = await compose(root, {
      drafts: join(folder, '..', 'drafts'),
      clock: editorClock(),
      going: 'hold',
    });
    session = opened ?? assert.fail('no repository');
    watch = new RepositoryWatch(session.parts.repository);
    watch.onDidMove(() => void session.state.refresh());
    await session.state.refresh();
    // The editor starts watching a folder a moment after it is asked to.
    await new Promise((resolve) => setTimeout(resolve, 3000));
  });
  after(() => {
    watch.dispose();
    session.dispose();
    [root, other].forEach((path) => rmSync(path, { recursive: true, force: true }));
    const sorted = [...times].sort((a, b) => a - b).map(Math.round);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    console.log(`      state right after: median ${median} ms of ${sorted.join(', ')}`);
  });

  it('is right after a write here', () =>
    rightAfter(
      () => session.parts.records.keep(note('aaaaaa', 'Written here'), 'ref'),
      saying('Written here'),
    ));

  it('is right after a note to oneself', () =>
    rightAfter(() => session.parts.records.keep(note('bbbbbb', 'Mine'), 'local'), saying('Mine')));

  it('is right after a fetch of what somebody else wrote', async () => {
    await cli(other, 'write', '--summary', 'Fetched', '--share', 'ref');
    await rightAfter(
      () => git(root, 'fetch', '--quiet', other, 'refs/handoffs/*:refs/handoffs-remote/other/*'),
      saying('Fetched'),
    );
  });

  it('is right after a pull', async () => {
    writeNote(other, note('cccccc', 'Pulled'));
    git(other, 'add', '.handoffs');
    git(other, 'commit', '--quiet', '-m', 'Hand over');
    await rightAfter(() => git(root, 'pull', '--quiet', '--ff-only', other, 'main'), saying('Pulled'));
  });

  it('is right after an edit by hand, in place', () =>
    rightAfter(() => writeNote(root, note('cccccc', 'Edited by hand')), saying('Edited by hand')));

  it('is right after a write by the command line', () =>
    rightAfter(
      () => cli(root, 'write', '--summary', 'By the command', '--share', 'ref'),
      saying('By the command'),
    ));

  it('is right after a switch', () =>
    rightAfter(
      () => git(root, 'switch', '--quiet', '-c', 'feature/elsewhere'),
      ({ head }) => head.kind === 'branch' && head.branch === 'feature/elsewhere',
    ));
});
