import assert from 'node:assert/strict';
import { HandoffForm } from '../../../src/app/handoffForm';
import { pickUp } from '../../../src/app/reply';
import { withdraw } from '../../../src/app/withdraw';
import { writeHandoff } from '../../../src/app/writeHandoff';
import { isProblem } from '../../../src/domain/problem';
import type { SecretFinding } from '../../../src/domain/secrets/finding';
import { FakeDrafts } from './support/fakeDrafts';
import { ana, kenji, newParts } from './support/fakes';
import { noteOf } from './support/samples';

const login = 'feature/login';
const key = `ghp_${'aB3dE6'.repeat(6)}`;
const secret = { summary: `Works with ${key}.` };

/** What was found in what somebody tried to write. */
async function refused(writing: Promise<unknown>): Promise<readonly SecretFinding[]> {
  const error: unknown = await writing.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(isProblem(error) && error.problem.kind === 'secrets');
  return error.problem.findings;
}

describe('keeping a record that may hold a secret', () => {
  it('writes nothing, and notes no wish, until the user has said that it is none', async () => {
    const parts = newParts();
    parts.repository.commit(login, 'Add login');
    for (const share of ['branch', 'ref'] as const) {
      const [found] = await refused(writeHandoff(parts, { branch: login, content: secret, share }));
      assert.deepEqual([found?.kind, found?.field, found?.begins], ['github-token', 'summary', 'ghp_']);
      assert.deepEqual(parts.records.journal, []);
      assert.deepEqual(await parts.clone.wishes(), []);
      const notSecret = [found?.mark ?? ''];
      await writeHandoff(parts, { branch: login, content: secret, share, notSecret });
      assert.equal(parts.records.journal.length, 1);
      parts.records.journal.length = 0;
    }
  });

  it('does not ask of a note to oneself, nor of the replies to it', async () => {
    const parts = newParts();
    const { note } = await writeHandoff(parts, { branch: login, content: secret, share: 'local' });
    await pickUp(parts, { id: note.id }, { readBack: key });
    assert.deepEqual(parts.records.journal, []);
  });

  it('asks of replies and of reasons too', async () => {
    const parts = newParts(ana);
    const note = noteOf('aaaaaa', {});
    await parts.records.keep(note, 'ref');
    const to = { id: note.id };
    await refused(pickUp(parts, to, { readBack: `I use ${key}` }));
    await refused(withdraw(parts, to, { reason: `It has ${key} in it` }));
    assert.equal(parts.records.journal.length, 1);
    await pickUp(parts, { ...to, notSecret: 'all' }, { readBack: `I use ${key}` });
    assert.equal(parts.records.journal.length, 2);
  });

  it('leaves the text a draft, and asks once of each secret, also in the form that goes on with it', async () => {
    const parts = newParts(kenji);
    parts.repository.commit(login, 'Add login');
    const drafts = new FakeDrafts();
    const form = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    const [found] = await refused(form.save(secret, 'ref'));
    assert.equal(drafts.disk.get(form.draftId)?.content.summary, secret.summary);
    const both = { summary: secret.summary, stateReason: `ghp_${'Zz9yX8'.repeat(6)}` };
    const [other, ...more] = await refused(form.save(both, 'ref', true, [found?.mark ?? '']));
    assert.deepEqual([other?.field, more], ['stateReason', []]);
    const again = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    await again.save(secret, 'ref');
    assert.equal(parts.records.journal.length, 1);
    assert.equal(drafts.disk.size, 0);
  });
});
