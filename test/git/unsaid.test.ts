import assert from 'node:assert/strict';
import { noteAsked, UnsaidHere, unsaidOn } from '../../src/app/unsaid';
import { pauseUntilTomorrow } from '../../src/app/mutes';
import { RepositoryState } from '../../src/app/repositoryState';
import { FakeClock } from '../unit/app/support/fakeTime';
import { closeAll, commit, git, newRepository } from './support/repositories';
import { openWindow } from './support/windows';

describe('what nobody was told about on the branch that is checked out', () => {
  afterEach(closeAll);

  it('is there with the first commit, whatever is muted or paused, and never on the default branch', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'feature/new');
    const { parts } = await openWindow(root);
    assert.equal(await unsaidOn(parts, 'feature/new', 'main'), undefined);
    commit(root, 'login.txt', 'one');
    await pauseUntilTomorrow(parts);
    assert.equal((await unsaidOn(parts, 'feature/new', 'main'))?.ownCommits, 1);
    assert.equal(await unsaidOn(parts, 'main', 'feature/new'), undefined);
  });

  it('is asked of git again only where a ref has moved', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'feature/new');
    commit(root, 'login.txt', 'one');
    const { parts } = await openWindow(root);
    const state = new RepositoryState(parts);
    const here = new UnsaidHere(parts);
    const first = await here.of(await state.refresh());
    assert.equal(await here.of(await state.refresh()), first);
    commit(root, 'login.txt', 'two');
    assert.equal((await here.of(await state.refresh()))?.ownCommits, 2);
    state.dispose();
  });

  it('is not asked about by a toast where it was asked just before the switch', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'feature/new');
    const clock = new FakeClock(new Date());
    const window = await openWindow(root, { clock });
    await window.settle();
    commit(root, 'login.txt', 'one');
    const facts = await unsaidOn(window.parts, 'feature/new', 'main');
    assert.ok(facts);
    await noteAsked(window.parts, facts);
    clock.time = new Date(clock.time.getTime() + 5000);
    git(root, 'switch', '-q', 'main');
    assert.match(await window.settle(), /asked-already/);
  });
});
