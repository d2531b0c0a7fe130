import assert from 'node:assert/strict';
import { Turns } from '../../../src/app/turns';
import type { Session } from '../../../src/app/session';
import { askInTurn } from '../../../src/views/toasts/announcing';
import { FakeTimers, settled } from '../app/support/fakeTime';

describe('a question about a repository', () => {
  it('is not asked once the repository has left the window while it waited', async () => {
    const turns = new Turns(new FakeTimers().after, 1000);
    const open = new Set<Session>();
    const around = { turns, isOpen: (session: Session) => open.has(session) };
    const [gone, stays] = [{}, {}] as unknown as readonly [Session, Session];
    open.add(gone).add(stays);
    let answer: (text: string) => void = () => undefined;
    const before = askInTurn(around, stays, () => new Promise<string>((resolve) => (answer = resolve)));
    const asked: string[] = [];
    const ask = (name: string) => () => {
      asked.push(name);
      return Promise.resolve(name);
    };
    const answers = [askInTurn(around, gone, ask('gone')), askInTurn(around, stays, ask('stays'))];
    await settled();
    open.delete(gone);
    answer('done');
    assert.equal(await before, 'done');
    assert.deepEqual(await Promise.all(answers), [undefined, 'stays']);
    assert.deepEqual(asked, ['stays']);
  });
});
