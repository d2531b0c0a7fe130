import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, ensureBuilt, handoff, json, said, type Shown } from './support/cli';
import { cloneOf, git, newClone, newFolder, usersState, write } from './support/repositories';

interface Committed extends Shown {
  readonly committedBy: { readonly name: string; readonly email: string } | null;
  readonly replies: readonly (Shown['replies'][number] & { readonly committedBy: unknown })[];
}

const ben = { name: 'Ben Meyer', email: 'ben@example.com' };

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the command line, on who wrote what', () => {
  it('says who committed a note and a reply that have another name, and nothing where all is well', async () => {
    const { remote, clone } = newClone();
    git(clone, 'switch', '-q', 'feature/login');
    const { id, committedBy } = await json<Committed>(
      clone,
      'write',
      '--summary',
      'Works.',
      '--share',
      'branch',
    );
    await said(clone, 'close', id);
    assert.equal(committedBy, null);
    const own = await json<Committed>(clone, 'show', id);
    assert.deepEqual([own.committedBy, own.replies.map((reply) => reply.committedBy)], [null, [null]]);
    assert.doesNotMatch(await said(clone, 'show', id), /committed/);

    git(
      clone,
      '-c',
      'user.name=Ben Meyer',
      '-c',
      'user.email=ben@example.com',
      'commit',
      '-q',
      '--amend',
      '--reset-author',
      '--no-edit',
    );
    git(clone, 'push', '-q', 'origin', 'feature/login');
    const other = cloneOf(remote);
    git(other, 'switch', '-q', 'feature/login');
    const shown = await json<Committed>(other, 'show', id);
    assert.deepEqual([shown.committedBy, shown.author.name], [ben, 'Ana Sousa']);
    assert.match(
      await said(other, 'show', id),
      /written as Ana Sousa, committed by Ben Meyer\s+<ben@example\.com>/,
    );
  });

  it('lists a broken people.yaml among what cannot be read', async () => {
    const root = alone();
    write(root, '.handoffs/people.yaml', 'people:\n  - nobody\n');
    const { code, out } = await handoff(root, ['check']);
    assert.equal(code, 1);
    assert.match(out, /^\.handoffs\/people\.yaml:2: people\[0\]: expected keys with values, found "nobody"/);
  });

  it('asks nobody: it takes the environment, then what the editor was told, else says what to run', async () => {
    const root = alone();
    const before = usersState(root);
    const empty = join(newFolder(), 'gitconfig');
    writeFileSync(empty, '');
    const env = { GIT_CONFIG_GLOBAL: empty, HOME: newFolder() };
    const args = ['write', '--summary', 'Works.', '--share', 'ref', '--json'];
    const failed = await handoff(root, args, { env });
    assert.equal(failed.code, 1);
    assert.match(failed.err, /git config user\.name "Your Name" and git config user\.email/);
    write(root, '.git/handoffs/identity.json', '{"name":"Mina Oh","email":"mina@example.com"}');
    const authorOf = async (more: NodeJS.ProcessEnv): Promise<string> => {
      const { out, err } = await handoff(root, args, { env: { ...env, ...more } });
      assert.equal(err, '');
      return (JSON.parse(out) as Shown).author.name;
    };
    assert.equal(await authorOf({}), 'Mina Oh');
    assert.equal(await authorOf({ GIT_AUTHOR_NAME: 'Bo', GIT_AUTHOR_EMAIL: 'bo@example.com' }), 'Bo');
    assert.equal(usersState(root), before);
  });
});
