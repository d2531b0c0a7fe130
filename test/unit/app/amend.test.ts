import assert from 'node:assert/strict';
import { amendHandoff } from '../../../src/app/amend';
import { findHandoff } from '../../../src/app/findHandoff';
import { HandoffForm } from '../../../src/app/handoffForm';
import { saveOnBranch } from '../../../src/app/saveOnBranch';
import { isProblem } from '../../../src/domain/problem';
import { FakeDrafts } from './support/fakeDrafts';
import { ana, kenji, newParts, type FakeParts } from './support/fakes';
import { noteOf } from './support/samples';

const login = 'feature/login';
const note = noteOf('aaaaaa', {
  branch: login,
  outcome: 'Nobody is signed out.',
  next: [{ id: 's1', text: 'Finish' }],
});

async function withNote(me = ana, share: 'ref' | 'local' = 'ref'): Promise<FakeParts> {
  const parts = newParts(me);
  await parts.records.keep(note, share);
  return parts;
}

async function problemOf(amending: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await amending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isProblem(error) ? error.problem.kind : undefined;
}

describe('amending a handoff', () => {
  it('writes a reply with only what is otherwise, checked and numbered as a handoff is', async () => {
    const parts = await withNote();
    const { outcome, ...rest } = note;
    const after = { ...rest, next: [...(note.next ?? []), { id: '', text: ' Clean up ' }] };
    const reply = await amendHandoff(parts, { id: note.id }, { before: note, after });
    assert.equal(outcome, 'Nobody is signed out.');
    assert.deepEqual(
      [reply.kind, reply.summary, reply.next?.map(({ id, text }) => `${id} ${text}`), reply.removed],
      ['amend', undefined, ['s1 Finish', 's2 Clean up'], ['outcome']],
    );
    const now = await findHandoff(parts, note.id);
    assert.deepEqual([now.note.outcome, now.original.outcome], [undefined, 'Nobody is signed out.']);
    assert.deepEqual(now.amended?.fields, ['outcome', 'next']);
  });

  it('leaves what was amended elsewhere in the meantime', async () => {
    const parts = await withNote();
    const to = { id: note.id };
    await amendHandoff(parts, to, { before: note, after: { ...note, background: 'Support asked.' } });
    await amendHandoff(parts, to, { before: note, after: { ...note, summary: 'Done.' } });
    const now = await findHandoff(parts, note.id);
    assert.deepEqual([now.note.background, now.note.summary], ['Support asked.', 'Done.']);
  });

  it('is refused where nothing changed, the summary is gone, or the handoff is somebody else’s', async () => {
    const parts = await withNote();
    const to = { id: note.id };
    assert.equal(await problemOf(amendHandoff(parts, to, { before: note, after: note })), 'nothing-changed');
    const after = { ...note, summary: ' ' };
    assert.equal(await problemOf(amendHandoff(parts, to, { before: note, after })), 'summary-missing');
    const others = newParts(kenji);
    others.records.fetched.set('refs/handoffs-remote/origin/other', [note]);
    const changed = { ...note, summary: 'Mine now.' };
    assert.equal(await problemOf(amendHandoff(others, to, { before: note, after: changed })), 'not-yours');
    assert.deepEqual(others.records.journal, []);
  });

  it('stays private with a note to oneself', async () => {
    const parts = await withNote(ana, 'local');
    await amendHandoff(parts, { id: note.id }, { before: note, after: { ...note, summary: 'Else.' } });
    assert.deepEqual(parts.records.journal, []);
  });

  it('never changes what goes on the branch: that is the record as it was written', async () => {
    const parts = await withNote();
    parts.repository.commit(login, 'Add login');
    await amendHandoff(parts, { id: note.id }, { before: note, after: { ...note, summary: 'Else.' } });
    const saved = await saveOnBranch(parts, note.id);
    assert.deepEqual(saved.note, note);
  });

  it('has a form whose draft is its own, and saves only what was changed since it was first opened', async () => {
    const parts = await withNote();
    parts.repository.commit(login, 'Add login');
    const drafts = new FakeDrafts();
    const what = { branch: login, amends: note.id };
    const form = await HandoffForm.open(parts, drafts, what, undefined);
    assert.equal(form.content.summary, note.summary);
    await form.keep({ ...form.content, summary: 'Half' }, form.share);
    // Another form of the branch begins anew, and does not take the amendment's draft for its own.
    assert.equal((await HandoffForm.open(parts, drafts, { branch: login }, undefined)).content.summary, '');
    const others = { before: note, after: { ...note, stateReason: 'The accountants wait.' } };
    await amendHandoff(parts, { id: note.id }, others);
    const again = await HandoffForm.open(parts, drafts, what, undefined);
    assert.equal(again.content.summary, 'Half');
    assert.ok(again.amends);
    await again.amend(again.amends, { ...again.content, summary: 'Whole' });
    const now = await findHandoff(parts, note.id);
    assert.deepEqual([now.note.summary, now.note.stateReason], ['Whole', 'The accountants wait.']);
    assert.equal(drafts.disk.size, 0);
  });
});
