import assert from 'node:assert/strict';
import { alone, ensureBuilt, handoff, said } from './support/cli';
import { commit, git, newClone, write } from './support/repositories';

interface Gaps {
  readonly branch: string | null;
  readonly handoff: string | null;
  readonly ok: boolean;
  readonly gaps: readonly {
    readonly rule: string;
    readonly status: string;
    readonly required: boolean;
    readonly text: string;
    readonly name: string | null;
  }[];
}

async function gapsIn(
  root: string,
  ...args: readonly string[]
): Promise<Gaps & { readonly code: number | undefined }> {
  const { code, out, err } = await handoff(root, ['gaps', '--json', ...args]);
  assert.notEqual(out, '', err);
  return { ...(JSON.parse(out) as Gaps), code };
}

function open({ gaps }: Gaps): readonly string[] {
  return gaps.filter(({ status }) => status === 'open').map(({ rule }) => rule);
}

const complete = {
  summary: 'Login works behind AUTH_V2, and a second tab still signs out.',
  outcome: 'Two tabs stay signed in.',
  next: [{ text: 'Move the lock to the database' }],
  verify: [{ run: 'npm test', expect: '12 passing' }],
  doNotTouch: ['The old cookie path'],
};

describe('handoff gaps', () => {
  before(ensureBuilt);

  function onLogin(): string {
    const { clone } = newClone();
    git(clone, 'switch', '-q', 'feature/login');
    return clone;
  }

  async function leave(root: string, content: object): Promise<void> {
    const { code, err } = await handoff(root, ['write', '--file', '-', '--share', 'ref'], {
      input: JSON.stringify(content),
    });
    assert.equal(code, 0, err);
  }

  it('fails where there is no handoff, and says what would be asked', async () => {
    const root = onLogin();
    const { code, ok, branch, handoff: id, ...rest } = await gapsIn(root);
    assert.deepEqual([code, ok, branch, id], [1, false, 'feature/login', null]);
    assert.deepEqual(open({ ...rest, ok, branch, handoff: id }), [
      'no-summary',
      'no-outcome',
      'no-next-step',
      'no-verification',
      'no-limits',
    ]);
    const { out, err } = await handoff(root, ['gaps']);
    assert.match(out, /\? Where does it stand\? \(required\)/);
    assert.match(err, /There is no handoff on this branch yet/);
  });

  it('passes with a summary, and finds nothing in a complete handoff', async () => {
    const root = onLogin();
    await said(root, 'write', '--share', 'ref', '--summary', 'WIP');
    const thin = await gapsIn(root);
    assert.equal(thin.code, 0);
    assert.ok(open(thin).includes('thin-summary'));
    await leave(root, complete);
    const found = await gapsIn(root);
    assert.deepEqual([found.code, open(found)], [0, []]);
    assert.match(found.handoff ?? '', /^\d{8}T/);
    const text = await said(root, 'gaps');
    assert.match(text, /Nothing is missing: they receive all of it/);
    assert.match(text, / {2}\+ What do I do first\?/);
  });

  it('tells what stays here now, whatever was true when it was written', async () => {
    const root = onLogin();
    await leave(root, complete);
    write(root, 'notes.txt', 'x');
    commit(root, 'more.ts', 'x');
    const found = await gapsIn(root);
    assert.equal(found.code, 0, 'a fact is no failure');
    assert.deepEqual(open(found), ['unpushed', 'untracked']);
    assert.equal(found.gaps[1]?.name, 'notes.txt');
  });

  it('fails where the team asks for a section, until it is there', async () => {
    const root = onLogin();
    write(root, '.handoffs/config.yaml', 'required: [decisions]\ngaps: {off: [no-limits]}\n');
    await leave(root, { ...complete, doNotTouch: undefined });
    const found = await gapsIn(root);
    assert.deepEqual([found.code, open(found)], [1, ['team-section']]);
    const { out, code } = await handoff(root, ['gaps']);
    assert.equal(code, 1);
    assert.match(out, /What about: Decisions\? \(your team asks for this\)/);
    await leave(root, { ...complete, decisions: [] });
    assert.equal((await gapsIn(root)).code, 0);
  });

  it('does not ask about what is done or answered since', async () => {
    const root = onLogin();
    await leave(root, { ...complete, next: [{ text: 'Move the lock', due: '2020-01-01' }] });
    assert.deepEqual(open(await gapsIn(root)), ['due-passed']);
    const { handoff: id } = await gapsIn(root);
    await said(root, 'step', id ?? '', 's1');
    assert.deepEqual(open(await gapsIn(root)), []);
  });

  it('takes a branch, and no branch that there is not', async () => {
    const root = alone();
    git(root, 'switch', '-q', 'main');
    assert.equal((await gapsIn(root, '--branch', 'feature/login')).branch, 'feature/login');
    assert.ok(open(await gapsIn(root, '--branch', 'feature/login')).includes('no-remote'));
    const { code, err } = await handoff(root, ['gaps', '--branch', 'none']);
    assert.equal(code, 1);
    assert.match(err, /There is no local branch "none", and no handoff on it/);
  });

  it('calls a note to oneself what it is', async () => {
    const root = onLogin();
    await said(root, 'write', '--share', 'local', '--summary', 'Only for me to remember');
    assert.equal(open(await gapsIn(root))[0], 'private-note');
  });
});
