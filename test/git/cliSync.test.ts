import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, handoff, json, said, type Row, type Shown } from './support/cli';
import { cloneOf, git, newClone, newFolder, write } from './support/repositories';

const login = 'feature/login';

/** Ana on feature/login, and a colleague's clone. */
function people(): { readonly remote: string; readonly ana: string; readonly kenji: string } {
  const { remote, clone: ana } = newClone();
  git(ana, 'switch', '-q', login);
  return { remote, ana, kenji: cloneOf(remote) };
}

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('handoff sync', () => {
  it('names the way out where the remote takes nothing but branches, and takes it for good', async () => {
    const { remote, ana, kenji } = people();
    write(
      remote,
      'hooks/update',
      '#!/bin/sh\ncase $1 in refs/heads/*) ;; *) echo "only heads"; exit 1;; esac\n',
    );
    chmodSync(join(remote, 'hooks/update'), 0o755);
    await said(ana, 'write', '--summary', 'Works.', '--share', 'ref');
    const refused = await handoff(ana, ['sync']);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^handoff: The remote origin does not take the refs .*only heads/);
    assert.match(refused.err, /"handoff sync --as-branch" sends them .* it may start CI there\./);
    assert.match(await said(ana, 'sync', '--as-branch'), /yours are sent/);
    await said(ana, 'write', '--summary', 'Works better.', '--share', 'ref');
    assert.match(await said(ana, 'sync'), /yours are sent/);
    git(kenji, 'fetch', '-q');
    const rows = await json<Row[]>(kenji, 'list');
    assert.deepEqual(rows.map(({ summary }) => summary).sort(), ['Works better.', 'Works.']);
    // Back again: the remote says no, as before.
    assert.equal((await handoff(ana, ['sync', '--as-ref'])).code, 0, 'everything is there already');
    await said(ana, 'write', '--summary', 'Once more.', '--share', 'ref');
    assert.equal((await handoff(ana, ['sync'])).code, 1);
    assert.equal((await handoff(ana, ['sync', '--as-ref', '--as-branch'])).code, 2);
  });

  it('says what a choice means where there is nothing to send', async () => {
    const { ana } = people();
    assert.match(
      await said(ana, 'sync', '--as-branch'),
      /nothing to send, nothing new\.\nFrom now on they go as a branch\./,
    );
  });

  it('is named by list to a fresh clone, until it was run once', async () => {
    const { ana, kenji } = people();
    await said(ana, 'write', '--summary', 'Works.', '--share', 'ref');
    await said(ana, 'sync');
    const fresh = await handoff(kenji, ['list']);
    assert.match(
      fresh.err,
      /never fetched from origin to this clone\. "handoff sync" fetches them and sends yours/,
    );
    await said(kenji, 'sync');
    const later = await handoff(kenji, ['list']);
    assert.match(later.out, /Works/);
    assert.doesNotMatch(later.err, /never fetched/);
    git(ana, 'remote', 'remove', 'origin');
    assert.doesNotMatch((await handoff(ana, ['list'])).err, /never fetched/);
  });

  it('does what it can where one of two remotes is not there, and says which one it was', async () => {
    const { ana } = people();
    const fork = newFolder('fork');
    git(fork, 'init', '-q', '--bare');
    git(ana, 'remote', 'add', 'fork', fork);
    git(ana, 'config', 'remote.pushDefault', 'fork');
    git(ana, 'remote', 'set-url', 'origin', '/no/such/remote');
    await said(ana, 'write', '--summary', 'Works.', '--share', 'ref');
    const { code, out, err } = await handoff(ana, ['sync', '--json']);
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), {
      ...{ remote: 'fork', sent: true, newHandoffs: 0, newReplies: 0 },
      notFetched: ['origin'],
      onlyHere: [],
      stillThere: [],
    });
    assert.match(err, /Not fetched from origin: the remote cannot be reached/);
  });
});

describe('the settings of git', () => {
  it('count in the command line, after its own options', async () => {
    const { ana } = people();
    git(ana, 'config', 'handoff.share', 'local');
    const write = (...more: readonly string[]): Promise<Shown> =>
      json<Shown>(ana, 'write', '--summary', 'Works.', ...more);
    assert.equal((await write()).saved.share, 'local');
    assert.equal((await write('--share', 'ref')).saved.share, 'ref');
    git(ana, 'config', 'handoff.share', 'everywhere');
    assert.equal((await write()).saved.share, 'branch');
  });

  it('decide on questions, and a list may be given line by line', async () => {
    const { ana } = people();
    const reason = async (): Promise<string> => (await json<{ reason: string }>(ana, 'why')).reason;
    write(ana, 'a.ts', 'x');
    git(ana, 'add', '.');
    git(ana, 'commit', '-q', '-m', 'Go on');
    git(ana, 'switch', '-q', 'main');
    assert.equal(await reason(), 'own-work');
    git(ana, 'config', '--add', 'handoff.prompt.ignoredBranches', 'release/*');
    assert.equal(await reason(), 'own-work');
    git(ana, 'config', '--add', 'handoff.prompt.ignoredBranches', 'feature/*');
    assert.equal(await reason(), 'ignored-branch');
    git(ana, 'config', 'handoff.prompt.enabled', 'off');
    assert.equal(await reason(), 'prompts-off');
  });
});
