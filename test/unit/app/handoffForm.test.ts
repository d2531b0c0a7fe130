import { noTeamSettings } from '../../../src/domain/team';
import assert from 'node:assert/strict';
import { HandoffForm } from '../../../src/app/handoffForm';
import { FakeDrafts } from './support/fakeDrafts';
import { newGate, newParts, type FakeParts } from './support/fakes';
import { settled } from './support/fakeTime';

const login = 'feature/login';

interface Opened {
  readonly parts: FakeParts;
  readonly drafts: FakeDrafts;
  readonly form: HandoffForm;
}

async function opened(): Promise<Opened> {
  const parts = newParts();
  parts.repository.commit(login, 'Add login');
  parts.repository.switchTo(login);
  const drafts = new FakeDrafts();
  return { parts, drafts, form: await HandoffForm.open(parts, drafts, { branch: login }, undefined) };
}

function onDisk({ drafts, form }: Opened): string | undefined {
  return drafts.disk.get(form.draftId)?.content.summary;
}

describe('the form of a handoff', () => {
  it('acknowledges what was typed only once it is on disk', async () => {
    const open = await opened();
    const { gate, open: release } = newGate();
    open.drafts.gate = gate;
    let acknowledged = false;
    const kept = open.form.keep({ summary: 'Half a sen' }, 'branch').then(() => (acknowledged = true));
    await settled();
    assert.ok(!acknowledged);
    release();
    await kept;
    assert.equal(onDisk(open), 'Half a sen');
  });

  it('has the newest text on disk, whatever the disk does with many at once', async () => {
    const open = await opened();
    const { gate, open: release } = newGate();
    open.drafts.gate = gate;
    const first = open.form.keep({ summary: 'one' }, 'branch');
    await settled();
    open.drafts.gate = undefined;
    const others = ['two', 'three'].map((summary) => open.form.keep({ summary }, 'branch'));
    await settled();
    assert.equal(onDisk(open), undefined);
    release();
    await Promise.all([first, ...others]);
    assert.equal(onDisk(open), 'three');
  });

  it('is for the commit it was opened for, whatever is checked out when it is saved', async () => {
    const parts = newParts();
    const drafts = new FakeDrafts();
    const here = { branch: undefined, commit: 'main-0' };
    await (await HandoffForm.open(parts, drafts, here, undefined)).keep({ summary: 'Half' }, 'ref');
    const there = await HandoffForm.open(parts, drafts, { branch: undefined, commit: 'other' }, undefined);
    assert.equal(there.content.summary, '');
    const form = await HandoffForm.open(parts, drafts, here, undefined);
    assert.equal(form.content.summary, 'Half');
    parts.repository.commit('main', 'Go on');
    const { note } = await form.save({ summary: 'Whole' }, 'ref');
    assert.equal(note.at?.commit, 'main-0');
  });

  it('keeps the box for the attributes as it was left', async () => {
    const { parts, drafts, form } = await opened();
    assert.equal(form.attributes, true);
    await form.keep({ summary: 'Half' }, 'branch', false);
    const again = await HandoffForm.open(parts, drafts, { branch: login, drafts: [form.draftId] }, undefined);
    assert.equal(again.attributes, false);
    await again.keep({ summary: 'Half' }, 'branch', true);
    const last = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    assert.equal(last.attributes, true);
  });

  it('says that a text was not kept, and keeps the next one', async () => {
    const open = await opened();
    open.drafts.saveFails = new Error('disk full');
    await assert.rejects(open.form.keep({ summary: 'one' }, 'branch'), /disk full/);
    open.drafts.saveFails = undefined;
    await open.form.keep({ summary: 'two' }, 'branch');
    assert.equal(onDisk(open), 'two');
  });

  it('opens again with the draft, and where it was to go', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half', next: [{ id: 's1', text: 'Go on' }] }, 'local');
    const again = await HandoffForm.open(parts, drafts, { branch: login }, 'ref');
    assert.deepEqual(again.content, { summary: 'Half', next: [{ id: 's1', text: 'Go on' }] });
    assert.equal(again.share, 'local');
  });

  it('starts with what was committed meanwhile, as long as there is no draft', async () => {
    const { parts, drafts, form } = await opened();
    assert.deepEqual(form.content.done, ['Add login']);
    parts.repository.commit(login, 'Fix login');
    await form.refresh();
    assert.deepEqual(form.content.done, ['Add login', 'Fix login']);
    await form.keep({ summary: 'Half', done: ['Mine'] }, 'branch');
    const again = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    await again.refresh();
    assert.deepEqual(again.content.done, ['Mine']);
  });

  it('goes on in a draft of its own, and the one it began with goes once that is on disk', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half' }, 'branch');
    const again = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    assert.deepEqual([...drafts.disk.keys()], [form.draftId]);
    await again.keep({ summary: 'Half, and more' }, 'branch');
    assert.deepEqual([...drafts.disk.keys()], [again.draftId]);
  });

  it('never overwrites the draft of another window that goes on typing', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half' }, 'branch');
    const other = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    parts.clock.advance(1000);
    await form.keep({ summary: 'Half, by the first' }, 'branch');
    await other.keep({ summary: 'Half, by the second' }, 'branch');
    assert.deepEqual([...drafts.disk.values()].map(({ content }) => content.summary).sort(), [
      'Half, by the first',
      'Half, by the second',
    ]);
  });

  it('leaves the draft of a window that is still at it, until that window is gone', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half' }, 'branch');
    const other = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    drafts.held.add(form.draftId);
    await other.keep({ summary: '' }, 'branch');
    assert.equal(drafts.disk.get(form.draftId)?.content.summary, 'Half');
    drafts.held.clear();
    await other.keep({ summary: 'By the second' }, 'branch');
    assert.deepEqual([...drafts.disk.keys()], [other.draftId]);
  });

  it('goes on with the text of a page that comes back, in a draft that no other window writes', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half' }, 'branch');
    const what = { branch: login, drafts: ['ab'.repeat(12), form.draftId] };
    const windows = [
      await HandoffForm.open(parts, drafts, what, undefined),
      await HandoffForm.open(parts, drafts, what, undefined),
    ];
    for (const again of windows) {
      assert.equal(again.content.summary, 'Half');
      assert.deepEqual(again.continues, what.drafts);
      await again.keep({ summary: `Half, ${again.draftId}` }, 'branch');
    }
    assert.deepEqual(
      windows.map(({ draftId }) => drafts.disk.get(draftId)?.content.summary),
      windows.map(({ draftId }) => `Half, ${draftId}`),
    );
    assert.equal(drafts.disk.size, 2);
  });

  it('takes no other draft for a page that comes back and has none on disk', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Of somebody else' }, 'branch');
    const again = await HandoffForm.open(
      parts,
      drafts,
      { branch: login, drafts: ['ab'.repeat(12)] },
      undefined,
    );
    assert.equal(again.content.summary, '');
    await again.keep({ summary: 'Typed' }, 'branch');
    assert.equal(onDisk({ parts, drafts, form }), 'Of somebody else');
  });

  it('lets go what a form that was killed had begun with, although that form did not get to it', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half' }, 'branch');
    const killed = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    drafts.held.add(form.draftId);
    await killed.keep({ summary: 'Half, and more' }, 'branch');
    drafts.held.clear();
    const last = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    await last.save({ summary: 'Half, and more' }, 'branch');
    assert.equal(drafts.disk.size, 0);
  });

  it('shows what it can, and keeps what another version wrote beside it', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'Half' }, 'branch');
    const kept = drafts.disk.get(form.draftId);
    assert.ok(kept);
    const next = [
      { id: 's1', text: 'Go on', mood: 'good' },
      { id: '', text: 'New', mood: 'bad' },
    ];
    const unread = { draft: { mood: 1 }, content: { state: 'purple' } };
    drafts.disk.set(kept.id, { ...kept, unread, content: { summary: 'Half', decisions: ['x'], next } });
    const again = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    const shown = {
      summary: 'Half',
      next: [
        { id: 's1', text: 'Go on' },
        { id: '', text: 'New' },
      ],
    };
    assert.deepEqual(again.content, shown);
    await again.keep({ ...shown, next: [...shown.next, { id: '', text: 'Newer' }] }, 'branch');
    const saved = drafts.disk.get(again.draftId);
    assert.deepEqual(saved?.unread, unread);
    assert.deepEqual(saved.content, {
      summary: 'Half',
      decisions: ['x'],
      next: [...next, { id: '', text: 'Newer' }],
    });
    const { note } = await again.save(shown, 'branch');
    assert.deepEqual(note.decisions, ['x']);
  });

  it('does not mix up the drafts of two branches and of a detached HEAD', async () => {
    const { parts, drafts, form } = await opened();
    await form.keep({ summary: 'login' }, 'branch');
    const other = await HandoffForm.open(parts, drafts, { branch: 'other' }, undefined);
    assert.notEqual(other.draftId, form.draftId);
    assert.equal(other.content.summary, '');
    const detached = await HandoffForm.open(parts, drafts, { branch: undefined }, undefined);
    assert.equal(detached.content.summary, '');
  });

  it('lets the draft go only after the handoff is kept', async () => {
    const open = await opened();
    await open.form.keep({ summary: 'Works.' }, 'branch');
    const { note } = await open.form.save({ summary: 'Works.' }, 'branch');
    assert.deepEqual(open.parts.records.journal, [note]);
    assert.equal(open.drafts.disk.size, 0);
  });

  it('keeps the newest text as a draft where the handoff cannot be kept', async () => {
    const open = await opened();
    open.parts.records.keepFails = new Error('read-only');
    await open.form.keep({ summary: 'older' }, 'branch');
    await assert.rejects(open.form.save({ summary: 'newest' }, 'ref'), /read-only/);
    assert.equal(onDisk(open), 'newest');
    assert.equal(open.parts.clone.choicesNow.share, undefined);
  });

  it('keeps the draft of what is refused', async () => {
    const open = await opened();
    await assert.rejects(open.form.save({ summary: ' ', next: [{ id: '', text: 'Go on' }] }, 'branch'));
    assert.deepEqual(open.drafts.disk.get(open.form.draftId)?.content.next, [{ id: '', text: 'Go on' }]);
  });

  it('lets the draft go although it could not be put on the branch: it is safe in the journal', async () => {
    const open = await opened();
    open.parts.records.shareGives = { kind: 'waiting', reason: 'operation' };
    const { outcome } = await open.form.save({ summary: 'Works.' }, 'branch');
    assert.deepEqual(outcome, { kind: 'waiting', reason: 'operation' });
    assert.equal(open.drafts.disk.size, 0);
  });

  it('leaves no draft behind that a flush under way has written late', async () => {
    const open = await opened();
    const [writing, flushing] = [newGate(), newGate()];
    open.parts.records.gate = writing.gate;
    const saved = open.form.save({ summary: 'Works.' }, 'branch');
    await settled();
    open.drafts.gate = flushing.gate;
    const late = open.form.keep({ summary: 'Works' }, 'branch');
    await settled();
    writing.open();
    await settled();
    flushing.open();
    await Promise.all([saved, late]);
    assert.equal(open.drafts.disk.size, 0);
  });

  it('remembers where the last one went, below the user’s setting', async () => {
    const { parts, drafts, form } = await opened();
    assert.equal(form.share, 'branch');
    await form.save({ summary: 'Works.' }, 'ref');
    assert.equal((await HandoffForm.open(parts, drafts, { branch: login }, undefined)).share, 'ref');
    assert.equal((await HandoffForm.open(parts, drafts, { branch: login }, 'local')).share, 'local');
  });

  it('does not remember a note to oneself: the next handoff would reach nobody', async () => {
    const { parts, drafts, form } = await opened();
    await form.save({ summary: 'For me.' }, 'local');
    assert.equal((await HandoffForm.open(parts, drafts, { branch: login }, undefined)).share, 'branch');
  });

  it('goes to a ref of its own by default where there is no branch to put it on, or it is the default one', async () => {
    const { parts, drafts } = await opened();
    const share = async (branch: string | undefined): Promise<string> =>
      (await HandoffForm.open(parts, drafts, { branch }, undefined)).share;
    assert.deepEqual(
      [await share(undefined), await share('main'), await share(login)],
      ['ref', 'ref', 'branch'],
    );
    const set = await HandoffForm.open(parts, drafts, { branch: undefined }, 'branch');
    assert.equal(set.share, 'ref');
  });

  it('keeps the other choices of the clone when it remembers one', async () => {
    const { parts, form } = await opened();
    parts.clone.choicesNow = { sync: 'auto' };
    await form.save({ summary: 'Works.' }, 'ref');
    assert.deepEqual(parts.clone.choicesNow, { sync: 'auto', share: 'ref' });
  });

  it('tells what the next person will not receive, as of the last look', async () => {
    const { parts, form } = await opened();
    assert.deepEqual(notReceived(form), ['unpushed:1']);
    parts.repository.branch(login).unpushed = 0;
    await form.refresh();
    assert.deepEqual(notReceived(form), []);
  });

  it('keeps what was set aside with the draft, and not in the record', async () => {
    const { parts, drafts, form } = await opened();
    form.settle('unpushed:1', false);
    form.settle('no-outcome', false);
    form.settle('no-outcome', true);
    assert.deepEqual(notReceived(form), []);
    await form.keep({ summary: 'x' }, 'ref');
    const again = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    assert.deepEqual(notReceived(again), []);
    assert.equal(again.gaps(again).find(({ rule }) => rule === 'no-outcome')?.status, 'open');
    const { note } = await again.save({ summary: 'x' }, 'ref');
    assert.ok(!JSON.stringify(note).includes('unpushed:1'));
  });

  it('looks for the paths that are named, each once until the next look', async () => {
    const { parts, form } = await opened();
    const content = { summary: 'x', places: [{ id: 'p1', path: 'a.ts' }], decisions: ['b.md'] };
    parts.repository.files = ['a.ts'];
    const missing = (): readonly (string | undefined)[] =>
      form
        .gaps({ content, share: 'ref' })
        .filter(({ rule }) => rule === 'place-missing' || rule === 'decision-missing')
        .map(({ detail }) => detail.name);
    assert.deepEqual(missing(), []);
    assert.ok(await form.lookForPaths(content));
    assert.deepEqual(missing(), ['b.md']);
    assert.ok(!(await form.lookForPaths(content)));
    parts.repository.files = ['b.md'];
    await form.refresh();
    assert.deepEqual(missing(), ['a.ts']);
  });

  it('begins with what the team prepared', async () => {
    const { parts, drafts } = await opened();
    parts.records.teamNow = {
      ...noTeamSettings,
      recipients: ['team@example.org'],
      templates: [{ branches: ['feature/*'], content: { summary: 'Impact:' } }],
      required: ['verify'],
    };
    const form = await HandoffForm.open(parts, drafts, { branch: login }, undefined);
    assert.equal(form.content.summary, 'Impact:');
    assert.deepEqual(form.content.to, ['team@example.org']);
    assert.ok(form.gaps(form).some(({ rule, byTeam }) => rule === 'no-verification' && byTeam));
  });
});

function notReceived(form: HandoffForm): readonly string[] {
  return form
    .gaps(form)
    .filter(({ group, status }) => group === 'not-received' && status === 'open')
    .map(({ id }) => id);
}
