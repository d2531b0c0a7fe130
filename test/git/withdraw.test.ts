import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, alone, handoff, json, said, type Row, type Shown } from './support/cli';
import { closeAll, cloneOf, git, newClone, usersState, write } from './support/repositories';

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('handoff withdraw', () => {
  afterEach(closeAll);

  it('hides a handoff everywhere, and touches nothing of the user', async () => {
    const root = alone();
    const { id } = await json<Row>(root, 'write', '--summary', 'The password is x', '--share', 'branch');
    const before = usersState(root);
    const out = await said(root, 'withdraw', id.slice(-6), '--reason', 'Wrong branch');
    assert.match(out, /^Withdrawn: feature\/login\..*handoff sync[^]*It stays in history.*purge/);
    assert.equal(usersState(root), before);
    assert.equal((await handoff(root, ['list', '--all', '--json'])).out, '[]\n');
    const shown = await said(root, 'show', id);
    assert.match(shown, /^Ana Sousa withdrew this handoff \(.*\): Wrong branch\n/);
    assert.doesNotMatch(shown, /password/);
    const value = await json<Shown>(root, 'show', id);
    assert.deepEqual([value.status, value.summary], ['withdrawn', undefined]);
    for (const args of [['show'], ['withdraw', id], ['close', id], ['pickup', id, '--read-back', 'Mine.']]) {
      const { code, out: nothing, err } = await handoff(root, args);
      assert.deepEqual([code, nothing], [1, ''], args.join(' '));
      assert.match(
        err,
        args.length === 1 ? /no handoff on feature\/login/ : /withdrew this handoff .*Wrong branch/,
      );
    }
  });

  it('reaches the others by the journal, and only the author has a say', async () => {
    const { remote, clone } = newClone();
    const other = cloneOf(remote);
    const { id } = await json<Row>(clone, 'write', '--branch', 'main', '--summary', 'Mine', '--share', 'ref');
    await said(clone, 'sync');
    await said(other, 'sync');
    git(other, 'config', 'user.name', 'Ben Meyer');
    git(other, 'config', 'user.email', 'ben@example.com');
    const { code, err } = await handoff(other, ['withdraw', id]);
    assert.equal(code, 1);
    assert.match(err, /Only its author/);
    assert.equal((await json<Row[]>(other, 'list')).length, 1);
    await said(clone, 'withdraw', id);
    await said(clone, 'sync');
    await said(other, 'sync');
    assert.equal((await handoff(other, ['list', '--all', '--json'])).out, '[]\n');
    assert.match(await said(other, 'show', id), /withdrew this handoff/);
  });

  it('writes nothing in another person’s name, whatever the map of the repository says', async () => {
    const { remote, clone } = newClone();
    const other = cloneOf(remote);
    const { id } = await json<Row>(clone, 'write', '--branch', 'main', '--summary', 'Mine', '--share', 'ref');
    await said(clone, 'sync');
    await said(other, 'sync');
    git(other, 'config', 'user.name', 'Ben Meyer');
    git(other, 'config', 'user.email', 'ben@example.com');
    write(other, '.mailmap', 'Ben Meyer <ben@example.com> <ana@example.com>\n');
    const { code, err } = await handoff(other, ['withdraw', id]);
    assert.equal(code, 1);
    assert.match(err, /by ana@example\.com, and you are ben@example\.com[^]*user\.email/);
    await said(other, 'purge', id);
    assert.equal(git(other, 'for-each-ref', 'refs/handoffs/'), '');
    assert.equal((await json<Row[]>(other, 'list')).length, 1);
  });

  it('works for what this clone wrote under an old address, and not in that one’s name', async () => {
    const root = alone();
    const { id } = await json<Row>(root, 'write', '--summary', 'Mine', '--share', 'ref');
    git(root, 'config', 'user.email', 'ana@new.example');
    await said(root, 'withdraw', id);
    assert.equal((await handoff(root, ['list', '--all', '--json'])).out, '[]\n');
    const journal = git(root, 'for-each-ref', '--format=%(refname)', 'refs/handoffs').trim();
    assert.match(git(root, 'grep', '-h', 'email:', journal), /ana@new\.example/);
  });

  it('deletes a note to oneself', async () => {
    const root = alone();
    const { id } = await json<Row>(root, 'write', '--summary', 'Only me', '--share', 'local');
    await said(root, 'close', id);
    const folder = join(root, '.git/handoffs/private');
    assert.equal(readdirSync(folder).length, 2);
    assert.match(await said(root, 'withdraw', id), /^Deleted: feature\/login\. Nobody else had it\./);
    assert.ok(!existsSync(folder) || readdirSync(folder).length === 0);
    assert.equal(git(root, 'for-each-ref', 'refs/handoffs'), '');
    assert.equal((await handoff(root, ['show', id])).code, 1);
  });
});
