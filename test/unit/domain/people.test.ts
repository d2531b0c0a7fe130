import assert from 'node:assert/strict';
import { foldEmail, isFor, isMe, shortName, type Me } from '../../../src/domain/people';

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
