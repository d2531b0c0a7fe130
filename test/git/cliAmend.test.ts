import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, ensureBuilt, handoff, json, said, type Row, type Shown } from './support/cli';
import { git } from './support/repositories';

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

/** A handoff of one's own with two steps, and its id. */
async function written(root: string): Promise<string> {
  await said(root, 'write', '--summary', 'Login works.', '--next', 'Ask Bo', '--next', 'Clean up');
  const [row] = await json<Row[]>(root, 'list');
  return row?.id ?? '';
}

describe('the command line, amending', () => {
  it('changes what the options name, and says what it was since', async () => {
    const root = alone();
    const id = await written(root);
    await said(root, 'step', id, 's1');
    const tip = git(root, 'rev-parse', 'HEAD');
    const out = await said(root, 'amend', id, '--summary', 'Both tabs stay in.', '--next', 'Tell support');
    assert.match(out, /^Amended: feature\/login\./);
    const shown = await json<Shown & { amended: { fields: string[] } | null }>(root, 'show', id);
    assert.equal(shown.summary, 'Both tabs stay in.');
    assert.deepEqual(
      shown.next.map((step) => [step.id, step.text, step.done]),
      [
        ['s1', 'Ask Bo', true],
        ['s2', 'Clean up', false],
        ['s3', 'Tell support', false],
      ],
    );
    assert.deepEqual(shown.amended?.fields, ['summary', 'next']);
    assert.match(await said(root, 'show', id), /amended just now: Summary, Next steps/);
    // The branch is as it was: a reply makes no commit on it.
    assert.equal(git(root, 'rev-parse', 'HEAD'), tip);
  });

  it('takes fields from a file and lets others go', async () => {
    const root = alone();
    const id = await written(root);
    writeFileSync(join(root, 'more.yaml'), 'outcome: Nobody is signed out.\nnext:\n  - Only this\n');
    await said(root, 'amend', id, '--file', 'more.yaml');
    assert.deepEqual(
      (await json<Shown>(root, 'show', id)).next.map(({ text }) => text),
      ['Only this'],
    );
    await said(root, 'amend', id, '--remove', 'next', '--remove', 'outcome');
    const shown = await json<Shown & { outcome?: string }>(root, 'show', id);
    assert.deepEqual([shown.next, shown.outcome, shown.summary], [undefined, undefined, 'Login works.']);
  });

  it('says what is wrong, and loses nothing that was typed', async () => {
    const root = alone();
    const id = await written(root);
    const same = await handoff(root, ['amend', id, '--summary', 'Login works.']);
    assert.equal(same.code, 1);
    assert.match(same.err, /^handoff: Nothing is otherwise than it was/);
    const unknown = await handoff(root, ['amend', id, '--remove', 'summary']);
    assert.equal(unknown.code, 2);
    assert.match(unknown.err, /--remove takes one of to, state, /);
    git(root, 'config', 'user.email', 'bo@example.org');
    git(root, 'config', 'user.name', 'Bo Lind');
    const copy = join(root, '..', `copy-${String(process.pid)}`);
    git(root, 'clone', '-q', '--branch', 'feature/login', root, copy);
    git(copy, 'config', 'user.email', 'bo@example.org');
    git(copy, 'config', 'user.name', 'Bo Lind');
    const foreign = await handoff(copy, ['amend', id, '--summary', 'Mine now.']);
    assert.equal(foreign.code, 1);
    assert.match(foreign.err, /Only its author can amend a handoff, and this one is by Ana Sousa/);
    const kept = /handoff amend \S+ --file "(.+)"/.exec(foreign.err)?.[1];
    assert.ok(kept);
  });
});
