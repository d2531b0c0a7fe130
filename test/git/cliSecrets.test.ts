import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { alone, ensureBuilt, handoff, json, type Row } from './support/cli';
import { git } from './support/repositories';

const key = `ghp_${'aB3dE6'.repeat(6)}`;

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the command line, where a text may hold a secret', () => {
  it('writes nothing and says what was found where, without showing it; --not-secret is the word that it is none', async () => {
    const root = alone();
    const text = ['write', '--summary', 'Works.', '--next', 'Rotate', '--next', `Use ${key}`];
    const { code, out, err } = await handoff(root, text);
    assert.equal(code, 1);
    assert.equal(out, '');
    assert.match(
      err,
      /^handoff: Next steps, row 2: this looks like a token \(GitHub\), ghp_… of 40 characters\./,
    );
    assert.match(err, /If you have looked and it is none, add --not-secret\./);
    assert.ok(!err.includes(key.slice(4, 12)));
    assert.doesNotMatch(git(root, 'for-each-ref', '--format=%(refname)'), /handoffs/);
    const kept = /handoff write --file "(.+)"/.exec(err)?.[1] ?? '';
    assert.ok(readFileSync(kept, 'utf8').includes(key));
    assert.equal((await handoff(root, ['write', '--file', kept, '--not-secret'])).code, 0);
    assert.equal((await json<Row[]>(root, 'list')).length, 1);
  });

  it('asks nothing of a note to oneself', async () => {
    const root = alone();
    assert.equal((await handoff(root, ['write', '--summary', key, '--share', 'local'])).code, 0);
  });

  it('looks at read-backs and reasons too', async () => {
    const root = alone();
    await handoff(root, ['write', '--summary', 'Works.']);
    const [row] = await json<Row[]>(root, 'list');
    const id = row?.id ?? '';
    for (const reply of [
      ['pickup', id, '--read-back', `I use ${key}`],
      ['withdraw', id, '--reason', `It has ${key}`],
    ]) {
      const { code, err } = await handoff(root, reply);
      assert.equal(code, 1);
      assert.match(err, /^handoff: (?:Read-back|Reason): this looks like a token \(GitHub\)/);
      assert.equal((await handoff(root, [...reply, '--not-secret'])).code, 0);
    }
  });
});
