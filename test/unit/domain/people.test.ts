import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { areJoined, foldEmail, isAmong, widen, type Aliases } from '../../../src/domain/addresses';
import { isFor, isMe, mayActAs, shortName, type Me } from '../../../src/domain/people';

const me: Me = {
  name: 'Ana Sousa',
  email: 'Ana@Example.org',
  emails: new Set(['ana@example.org', '123+ana@users.noreply.github.com', 'mapped@example.org']),
  own: new Set(['ana@example.org', '123+ana@users.noreply.github.com']),
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

describe('acting as the author of a record', () => {
  it('goes by what this machine knows of me, and never by the map that the repository brings', () => {
    assert.ok(isMe(me, 'mapped@example.org'));
    assert.equal(mayActAs(me, 'mapped@example.org', false), false);
    assert.equal(mayActAs(me, 'mapped@example.org', true), true);
    assert.equal(mayActAs(me, 'ANA@example.org', false), true);
    assert.equal(mayActAs(me, 'ana@users.noreply.github.com', false), true);
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

  /** As the words say it, list by list, and as slow as that is. */
  function plainly(emails: readonly string[], aliases: Aliases): readonly string[] {
    const among = (all: ReadonlySet<string>, email: string): boolean =>
      [...all].some((one) => isAmong(new Set([one]), email));
    const all = new Set(emails.map(foldEmail));
    for (let before = -1; before !== all.size;) {
      before = all.size;
      const theirs = aliases.filter((list) => list.some((email) => among(all, email)));
      theirs.flat().forEach((email) => all.add(foldEmail(email)));
    }
    return [...all].sort();
  }

  it('are what a walk without any index finds, noreply addresses too', () => {
    const email = fc.oneof(
      fc.constantFrom('a@x', 'B@x', 'c@x', 'd@x', 'e@x'),
      fc
        .tuple(fc.constantFrom('', '1+', '2+'), fc.constantFrom('ana', 'bo'))
        .map(([id, login]) => `${id}${login}@users.noreply.github.com`),
    );
    const lists = fc.array(fc.array(email, { maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(email, { minLength: 1, maxLength: 2 }), email, lists, (start, other, some) => {
        const expected = plainly(start, some);
        assert.deepEqual([...widen(start, some)].sort(), expected);
        const [one = ''] = start;
        assert.equal(areJoined(one, other, some), isAmong(new Set(plainly([one], some)), other));
      }),
      { numRuns: 1000 },
    );
  });

  it('cost as much as there are lists, however these are chained', () => {
    /** How often any list is looked at. */
    const work = (length: number): number => {
      let looks = 0;
      const lists = Array.from({ length }, (_, at) => {
        const list = [
          `${String(at + 1)}@x`,
          `${String(length + at)}+l${String(at)}@users.noreply.github.com`,
        ];
        const next = [`l${String(at)}@users.noreply.github.com`, `${String(at)}@x`];
        return [...list, ...next].map((email) => ({
          trim: () => ((looks += 1), email),
        })) as unknown as readonly string[];
      });
      const first = widen(['0@x'], lists);
      assert.equal(first.size, 3 * length + 1);
      for (let again = 0; again < 50; again += 1) widen(['0@x'], lists);
      assert.ok(areJoined('0@x', `${String(length)}@x`, lists));
      return looks;
    };
    assert.equal(work(5000), 4 * 5000);
  });
});
