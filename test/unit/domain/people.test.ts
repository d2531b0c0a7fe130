import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { foldEmail, isAmong, isFor, isMe, shortName, widen, type Me } from '../../../src/domain/people';

const me: Me = {
  name: 'Ana Sousa',
  email: 'Ana@Example.org',
  emails: new Set(['ana@example.org', '123+ana@users.noreply.github.com']),
};

describe('people', () => {
  it('are told apart by their e-mail, whatever its case', () => {
    assert.equal(isMe(me, ' ANA@example.ORG '), true);
    assert.equal(isMe(me, '123+Ana@users.noreply.github.com'), true);
    assert.equal(isMe(me, 'ana@example.com'), false);
    assert.equal(foldEmail(' A@B '), 'a@b');
  });

  it('are meant when they are named, or when nobody is', () => {
    assert.equal(isFor(me, undefined), true);
    assert.equal(isFor(me, []), true);
    assert.equal(isFor(me, ['bo@example.org', 'ana@example.org']), true);
    assert.equal(isFor(me, ['bo@example.org']), false);
  });

  it('are called by initial and last name where space is short', () => {
    assert.equal(shortName('Ana Maria Sousa'), 'A. Sousa');
    assert.equal(shortName('  Ana  '), 'Ana');
    assert.equal(shortName('😀 Lind'), '😀. Lind');
    assert.equal(shortName(''), '');
  });
});

describe('a noreply address', () => {
  const same = (a: string, b: string): boolean => isAmong(widen([a], []), b);

  it('is one person’s with the account’s id and without, on the hosts that hand them out', () => {
    for (const [a, b] of [
      ['12345+ana@users.noreply.github.com', 'Ana@users.noreply.github.com'],
      ['1-ana@users.noreply.gitlab.com', 'ana@users.noreply.gitlab.com'],
    ] as const) {
      assert.ok(same(a, b) && same(b, a), `${a} ${b}`);
    }
  });

  it('is not another’s: another login, id or host, or what only looks like one', () => {
    const mine = '12345+ana@users.noreply.github.com';
    for (const other of [
      '12345+bo@users.noreply.github.com',
      '999+ana@users.noreply.github.com',
      'ana@users.noreply.gitlab.com',
      '12345-ana@users.noreply.github.com',
      'ana@users.noreply.github.com.evil.example',
      '12345+ana@example.com',
      'ana@example.com',
      '+ana@users.noreply.github.com',
    ]) {
      assert.equal(same(mine, other), false, other);
      assert.equal(same(other, mine), false, other);
    }
    assert.equal(same('12345+ana@example.com', 'ana@example.com'), false);
  });
});

describe('the addresses of a person', () => {
  it('are those of every list that one of them is in, however far', () => {
    const lists = [
      ['c@x', 'd@x'],
      ['A@x', 'b@x'],
      ['B@X', 'c@x'],
      ['e@x', 'f@x'],
      ['1+g@users.noreply.github.com', 'a@x'],
    ];
    assert.deepEqual([...widen(['a@x'], lists)].sort(), [
      '1+g@users.noreply.github.com',
      'a@x',
      'b@x',
      'c@x',
      'd@x',
    ]);
    assert.ok(widen(['G@users.noreply.github.com'], lists).has('d@x'));
    assert.deepEqual([...widen(['nobody@x', ' '], lists)], ['nobody@x']);
  });

  it('are the same for each of them and in any order of the lists', () => {
    const email = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g').map((name) => `${name}@x`);
    const lists = fc.array(fc.array(email, { maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(email, lists, (start, some) => {
        const all = [...widen([start], some)].sort();
        for (const one of all) {
          assert.deepEqual([...widen([one], [...some].reverse())].sort(), all);
        }
      }),
    );
  });
});
