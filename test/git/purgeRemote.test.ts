import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../../src/app/ports';
import { stillOnRemotes } from '../../src/app/stillOnRemotes';
import { chooseSendAs, sync, type Synced } from '../../src/app/sync';
import { journalBranch, type SendAs } from '../../src/domain/journal';
import type { LeftOnRemote } from '../../src/domain/purged';
import { replaceCommand } from '../../src/words/purged';
import type { Opened } from './support/repositories';
import {
  closeAll,
  cloneOf,
  env,
  fsck,
  git,
  newClone,
  newFolder,
  note,
  open,
  write,
} from './support/repositories';
import { editorNetworkOf, holds, idsIn, networkOf, partsOf, syncNow, writerOf } from './support/syncing';

const secret = 'hunter2';
const login = 'feature/login';
const leak = note('aaaaaa', login, { summary: `The password is ${secret}` });
const later = (tail: string) => note(tail, login);
const ways: readonly SendAs[] = ['ref', 'branch'];

interface Story {
  readonly remote: string;
  readonly root: string;
  readonly mine: Opened;
  /** The journal's name on the remote. */
  readonly ref: string;
}

/** Ana's clone: a leak is sent, and something before it. */
async function leaked(way: SendAs): Promise<Story> {
  const { remote, clone } = newClone();
  const mine = await open(clone);
  await chooseSendAs(partsOf(mine), way);
  await mine.store.keep(later('000000'), 'ref');
  await mine.store.keep(leak, 'ref');
  await syncNow(mine);
  return { remote, root: clone, mine, ref: nameOf(writerOf(clone), way) };
}

function nameOf(writer: string, way: SendAs): string {
  return way === 'ref' ? `refs/handoffs/${writer}` : `refs/heads/${journalBranch(writer)}`;
}

async function copyOf({ root }: Story): Promise<Opened> {
  const copy = newFolder('copy');
  cpSync(root, copy, { recursive: true });
  return open(copy);
}

function syncBy(opened: Opened, network: Network): Promise<Synced> {
  return sync(partsOf(opened), network, undefined);
}

async function leftOf({ store }: Opened): Promise<readonly LeftOnRemote[]> {
  return stillOnRemotes({ records: store }, await store.read());
}

/** What somebody sees who clones now and fetches every journal. */
async function seenByAll(remote: string): Promise<readonly string[]> {
  const fresh = await open(cloneOf(remote));
  await chooseSendAs(partsOf(fresh), 'branch');
  await syncNow(fresh);
  return idsIn(fresh);
}

function tip(remote: string, ref: string): string {
  return git(remote, 'rev-parse', ref).trim();
}

function hook(root: string, name: string, script: string): void {
  write(root, `hooks/${name}`, `#!/bin/sh\n${script}\n`);
  chmodSync(join(root, 'hooks', name), 0o755);
}

for (const way of ways) {
  describe(`a journal that went to a remote as a ${way}, after a purge`, () => {
    afterEach(closeAll);

    it('is replaced there, where nobody else writes to it, and stays what it was called', async () => {
      const { remote, root, mine, ref } = await leaked(way);
      await mine.store.purge(leak.id);
      assert.deepEqual(
        (await leftOf(mine)).map(({ kind }) => kind),
        ['sent-journal'],
      );
      await mine.store.keep(later('cccccc'), 'ref');
      const synced = await syncNow(mine);
      assert.deepEqual([synced.sent, synced.notReplaced], [true, []]);
      assert.equal(nameOf(writerOf(root), way), ref);
      assert.equal(holds(remote, ref, secret), false);
      assert.deepEqual(await leftOf(mine), []);
      assert.deepEqual(await seenByAll(remote), ['000000', 'cccccc']);
      assert.equal((await syncNow(mine)).sent, false);
      fsck(root);
    });

    it('is only added to where the leak was never sent', async () => {
      const { remote, clone } = newClone();
      const mine = await open(clone);
      await chooseSendAs(partsOf(mine), way);
      await mine.store.keep(later('000000'), 'ref');
      await syncNow(mine);
      const ref = nameOf(writerOf(clone), way);
      const before = tip(remote, ref);
      await mine.store.keep(leak, 'ref');
      await mine.store.keep(later('bbbbbb'), 'ref');
      await mine.store.purge(leak.id);
      const replace = (): Promise<boolean> => assert.fail('nothing is to be replaced');
      assert.equal((await syncBy(mine, networkOf(mine, { replace }))).sent, true);
      git(remote, 'merge-base', '--is-ancestor', before, ref);
      assert.equal(holds(remote, ref, secret), false);
      assert.equal(nameOf(writerOf(clone), way), ref);
      assert.deepEqual(await seenByAll(remote), ['000000', 'bbbbbb']);
    });

    for (const fetched of [false, true]) {
      for (const how of ['git', 'the editor'] as const) {
        it(`takes nothing away that a copy of the clone sent${fetched ? ' and a plain fetch brought' : ''}, through ${how}`, async () => {
          const story = await leaked(way);
          const { remote, root, mine, ref } = story;
          const copy = await copyOf(story);
          await copy.store.keep(later('bbbbbb'), 'ref');
          await syncNow(copy);
          const theirs = tip(remote, ref);
          if (fetched) git(root, 'fetch', '-q');
          if (fetched && way === 'ref')
            git(root, 'fetch', '-q', 'origin', '+refs/handoffs/*:refs/handoffs-remote/origin/*');
          await mine.store.purge(leak.id);
          await mine.store.keep(later('cccccc'), 'ref');
          const network = how === 'git' ? networkOf(mine) : editorNetworkOf(mine);
          await syncBy(mine, network);
          await syncBy(mine, network);
          assert.equal(tip(remote, ref), theirs);
          assert.notEqual(nameOf(writerOf(root), way), ref);
          assert.equal(holds(remote, nameOf(writerOf(root), way), secret), false);
          assert.deepEqual(
            (await leftOf(mine)).map(({ kind }) => kind),
            ['journal'],
          );
          await syncNow(copy);
          assert.deepEqual(await seenByAll(remote), ['000000', 'aaaaaa', 'bbbbbb', 'cccccc']);
          // Purged there too, it is gone: the copy alone writes to that journal now.
          await copy.store.purge(leak.id);
          await syncNow(copy);
          await syncNow(mine);
          assert.equal(holds(remote, ref, secret), false);
          assert.deepEqual(await seenByAll(remote), ['000000', 'bbbbbb', 'cccccc']);
          assert.deepEqual(await leftOf(mine), []);
        });
      }
    }

    it('leaves a copy that was behind with all that it has, under a name of its own', async () => {
      const story = await leaked(way);
      const { remote, root, mine, ref } = story;
      const copy = await copyOf(story);
      await mine.store.purge(leak.id);
      await syncNow(mine);
      assert.equal(holds(remote, ref, secret), false);
      await copy.store.keep(later('bbbbbb'), 'ref');
      await syncNow(copy);
      assert.equal(nameOf(writerOf(root), way), ref);
      assert.equal(tip(remote, ref), git(root, 'rev-parse', `refs/handoffs/${writerOf(root)}`).trim());
      // As is said: a copy sends it again, until it is purged there too.
      assert.deepEqual(await seenByAll(remote), ['000000', 'aaaaaa', 'bbbbbb']);
      await copy.store.purge(leak.id);
      await syncNow(copy);
      assert.deepEqual(await seenByAll(remote), ['000000', 'bbbbbb']);
    });

    it('is not replaced where a copy sends something between the plan and the push', async () => {
      const story = await leaked(way);
      const { remote, root, mine, ref } = story;
      const copy = await copyOf(story);
      await copy.store.keep(later('bbbbbb'), 'ref');
      await mine.store.purge(leak.id);
      let raced = false;
      const own = networkOf(mine);
      const network = networkOf(mine, {
        replace: async (replacement) => {
          if (!raced) await syncNow(copy);
          raced = true;
          return own.replace(replacement);
        },
      });
      await mine.store.keep(later('cccccc'), 'ref');
      await syncBy(mine, network);
      assert.ok(raced);
      assert.ok(holds(remote, ref, 'Summary of bbbbbb'));
      assert.notEqual(nameOf(writerOf(root), way), ref);
      assert.deepEqual(await seenByAll(remote), ['000000', 'aaaaaa', 'bbbbbb', 'cccccc']);
    });

    it('is not replaced where a copy sends something in the middle of the push', async () => {
      const story = await leaked(way);
      const { remote, root, mine, ref } = story;
      const copy = await copyOf(story);
      await copy.store.keep(later('bbbbbb'), 'ref');
      await mine.store.purge(leak.id);
      await mine.store.keep(later('cccccc'), 'ref');
      // After the remote has named its commit, and before it is told the new one.
      const local = `refs/handoffs/${writerOf(root)}`;
      const to = copy.repository.root ?? '';
      hook(
        join(root, '.git'),
        'pre-push',
        `rm -f "$0"; unset GIT_DIR; exec git -C '${to}' push -q --no-verify origin ${local}:${ref}`,
      );
      await syncNow(mine);
      assert.ok(holds(remote, ref, 'Summary of bbbbbb'));
      assert.notEqual(nameOf(writerOf(root), way), ref);
      assert.deepEqual(await seenByAll(remote), ['000000', 'aaaaaa', 'bbbbbb', 'cccccc']);
    });

    it('goes on beside itself on a remote that replaces nothing, says so, and is replaced once that may be', async () => {
      const { remote, root, mine, ref } = await leaked(way);
      if (way === 'branch') git(remote, 'config', 'receive.denyNonFastForwards', 'true');
      else
        hook(
          remote,
          'update',
          'git merge-base --is-ancestor "$2" "$3" || { [ "$2" = "$(printf %040d 0)" ] || { echo "no rewriting"; exit 1; }; }',
        );
      git(remote, 'config', 'receive.denyDeletes', 'true');
      await mine.store.purge(leak.id);
      await mine.store.keep(later('bbbbbb'), 'ref');
      const [first, second] = [await syncNow(mine), await syncNow(mine)];
      assert.deepEqual([first.sent, second.sent], [true, false]);
      for (const { notReplaced } of [first, second]) {
        assert.deepEqual(
          notReplaced.map(({ replacement, said }) => [replacement.ref, said]),
          [[ref, way === 'branch' ? 'non-fast-forward' : 'no rewriting']],
        );
      }
      await mine.store.keep(later('cccccc'), 'ref');
      assert.equal((await syncNow(mine, { retry: false })).sent, true);
      const now = nameOf(writerOf(root), way);
      assert.notEqual(now, ref);
      assert.equal(holds(remote, now, secret), false);
      assert.ok(holds(remote, now, 'Summary of cccccc'));
      assert.equal((await leftOf(mine))[0]?.kind, 'sent-journal');
      git(remote, 'config', 'receive.denyNonFastForwards', 'false');
      rmSync(join(remote, 'hooks/update'), { force: true });
      assert.deepEqual((await syncNow(mine)).notReplaced, []);
      assert.equal(holds(remote, ref, secret), false);
      assert.deepEqual(await leftOf(mine), []);
      assert.deepEqual(await seenByAll(remote), ['000000', 'bbbbbb', 'cccccc']);
      assert.equal(nameOf(writerOf(root), way), now);
    });

    it('goes on beside itself through the editor, and the command that is named replaces the old one, if it is still that', async () => {
      const story = await leaked(way);
      const { remote, root, mine, ref } = story;
      const copy = await copyOf(story);
      await mine.store.purge(leak.id);
      await mine.store.keep(later('bbbbbb'), 'ref');
      const synced = await syncBy(mine, editorNetworkOf(mine));
      assert.equal(synced.sent, true);
      const [left] = await leftOf(mine);
      assert.ok(left?.kind === 'sent-journal');
      assert.deepEqual(synced.notReplaced, [{ replacement: left.replacement }]);
      assert.notEqual(nameOf(writerOf(root), way), ref);
      const run = (): void => {
        execFileSync('sh', ['-c', replaceCommand(left.replacement)], { cwd: root, env, stdio: 'ignore' });
      };
      const before = tip(remote, ref);
      await copy.store.keep(later('dddddd'), 'ref');
      await syncNow(copy);
      assert.throws(run);
      assert.ok(holds(remote, ref, 'Summary of dddddd'));
      git(remote, 'update-ref', ref, before);
      run();
      assert.equal(holds(remote, ref, secret), false);
      await syncBy(mine, editorNetworkOf(mine));
      assert.deepEqual(await leftOf(mine), []);
      assert.equal((await syncBy(mine, editorNetworkOf(mine))).sent, false);
    });

    it('is forgotten where somebody deleted it there, and sent again without what was purged', async () => {
      const { remote, root, mine, ref } = await leaked(way);
      await mine.store.purge(leak.id);
      git(remote, 'update-ref', '-d', ref);
      const synced = await syncNow(mine);
      assert.deepEqual([synced.sent, synced.notReplaced], [true, []]);
      assert.equal(nameOf(writerOf(root), way), ref);
      assert.deepEqual(await leftOf(mine), []);
      assert.deepEqual(await seenByAll(remote), ['000000']);
    });
  });
}

describe('the journals that a clone has left behind', () => {
  afterEach(closeAll);

  it('are its own: a purge takes a handoff out of each of them, and each is replaced on the remote', async () => {
    const { remote, root, mine, ref } = await leaked('ref');
    const before = later('xxxxxx');
    await mine.store.keep({ ...before, summary: `Also ${secret}` }, 'ref');
    await syncNow(mine);
    await mine.store.purge(leak.id);
    // The editor cannot replace it, and so there are two.
    await syncBy(mine, editorNetworkOf(mine));
    const now = `refs/handoffs/${writerOf(root)}`;
    assert.equal(await mine.store.purge(before.id), true);
    for (const journal of [ref, now]) assert.equal(holds(root, journal, secret), false, journal);
    assert.deepEqual(
      (await leftOf(mine)).map(({ kind }) => kind),
      ['sent-journal', 'sent-journal'],
    );
    assert.deepEqual((await syncNow(mine)).notReplaced, []);
    for (const journal of [ref, now]) assert.equal(holds(remote, journal, secret), false, journal);
    assert.deepEqual(await leftOf(mine), []);
    assert.deepEqual(await seenByAll(remote), ['000000']);
  });

  it('keep nothing for themselves that other processes write while the name changes', async () => {
    const { clone: root } = newClone();
    const mine = await open(root);
    await mine.store.keep(later('000000'), 'ref');
    const script = join(import.meta.dirname, 'support/keepMany.ts');
    let running = 4;
    const writing = Promise.all(
      Array.from('abcd', (letter) => {
        const child = spawn(process.execPath, ['--import', 'tsx', script, root, letter, '8'], { env });
        return new Promise((resolve) => child.on('close', resolve)).then((code) => {
          running -= 1;
          return code;
        });
      }),
    );
    let names = 0;
    for (; running > 0; names += 1) await mine.store.goOnBeside();
    assert.deepEqual(await writing, [0, 0, 0, 0]);
    assert.ok(names > 1);
    const files = git(root, 'ls-tree', '-r', '--name-only', `refs/handoffs/${writerOf(root)}`);
    assert.equal(files.trim().split('\n').length, 33);
    fsck(root);
  });
});
