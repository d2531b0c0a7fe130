import assert from 'node:assert/strict';
import { OpenPanels, type Panel } from '../../../src/views/openPanels';

class FakePanel implements Panel {
  shown = 0;
  isClosed = false;
  readonly #listeners: (() => void)[] = [];

  reveal(): void {
    this.shown += 1;
  }

  dispose(): void {
    this.isClosed = true;
    this.#listeners.forEach((listener) => listener());
  }

  onDidDispose(listener: () => void): void {
    this.#listeners.push(listener);
  }
}

describe('the open panels of a kind', () => {
  it('are one for each key, however fast the second click is', async () => {
    const open = new OpenPanels<FakePanel>();
    const made: FakePanel[] = [];
    const make = async (): Promise<FakePanel> => {
      await Promise.resolve();
      const panel = new FakePanel();
      made.push(panel);
      return panel;
    };
    await Promise.all([open.show('a', make), open.show('a', make), open.show('b', make)]);
    assert.deepEqual(
      made.map(({ shown }) => shown),
      [1, 0],
    );
    made[0]?.dispose();
    await open.show('a', make);
    assert.equal(made.length, 3);
  });

  it('let go of one that could not be made', async () => {
    const open = new OpenPanels<FakePanel>();
    const failing = (): Promise<FakePanel> => Promise.reject(new Error('no'));
    await assert.rejects(open.show('a', failing), /no/);
    await open.show('a', () => Promise.resolve(new FakePanel()));
  });

  it('close one too many that comes back after a reload, and keep the first', async () => {
    const open = new OpenPanels<FakePanel>();
    const [first, second] = [new FakePanel(), new FakePanel()];
    let filled = 0;
    const fill = (): Promise<unknown> => Promise.resolve((filled += 1));
    await Promise.all([open.revive('a', first, fill), open.revive('a', second, fill)]);
    assert.deepEqual([first.isClosed, second.isClosed, filled], [false, true, 1]);
    await open.show('a', () => assert.fail('it is open'));
    assert.equal(first.shown, 1);
  });
});
