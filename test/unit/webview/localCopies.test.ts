import assert from 'node:assert/strict';
import { LocalCopies, type CopyStorage } from '../../../src/webview/shared/localCopies';

/** A storage as browsers have it. */
class FakeStorage implements CopyStorage {
  readonly items = new Map<string, string>();
  full = false;

  get length(): number {
    return this.items.size;
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

const day = 24 * 60 * 60 * 1000;

describe('copies of what is typed', () => {
  let storage: FakeStorage;
  let now = 0;
  const open = (): LocalCopies<string> => new LocalCopies<string>(storage, () => now);
  beforeEach(() => {
    storage = new FakeStorage();
    now = 1_000_000;
  });

  it('are found by the page that comes after, under the first name that has one', () => {
    open().write('dead', 'typed after the crash');
    assert.equal(open().first(['alive', 'dead']), 'typed after the crash');
    open().write('alive', 'newer');
    assert.equal(open().first(['alive', 'dead']), 'newer');
    assert.equal(open().first([]), undefined);
  });

  it('go once they are on disk', () => {
    const copies = open();
    copies.write('dead', 'x');
    copies.write('alive', 'x');
    copies.drop(['alive', 'dead', 'other']);
    assert.equal(storage.length, 0);
  });

  it('are never older than what was typed: one that does not fit takes the one before with it', () => {
    const copies = open();
    copies.write('d', 'short');
    storage.full = true;
    copies.write('d', 'longer');
    assert.equal(copies.first(['d']), undefined);
  });

  it('are not taken from others', () => {
    for (const text of [
      '',
      'x',
      'null',
      '[]',
      '{}',
      '{"version":2,"at":1,"value":"x"}',
      '{"version":1,"at":1}',
    ]) {
      storage.items.set('handoff.unsaved.d', text);
      assert.equal(new LocalCopies<string>(storage, () => 1).first(['d']), undefined, text);
    }
  });

  it('are cleared away after thirty days, and nothing else is', () => {
    open().write('old', 'x');
    storage.items.set('theme', 'dark');
    now += 29 * day;
    open().write('young', 'x');
    assert.equal(open().first(['old']), 'x');
    now += 2 * day;
    open();
    assert.deepEqual([...storage.items.keys()].sort(), ['handoff.unsaved.young', 'theme']);
  });

  it('are none without a storage, and nothing fails', () => {
    const copies = new LocalCopies<string>(undefined, () => now);
    copies.write('d', 'x');
    copies.drop(['d']);
    assert.equal(copies.first(['d']), undefined);
  });
});
