import assert from 'node:assert/strict';
import type { Reply } from '../../../../src/domain/records';
import { scanRecord, undecided } from '../../../../src/domain/secrets/finding';
import { note } from '../samples';

const key = `ghp_${'aB3dE6'.repeat(6)}`;
const other = `ghp_${'Zz9yX8'.repeat(6)}`;

describe('secrets in a record', () => {
  it('are told by field, row and line, and by four characters at most', () => {
    const found = scanRecord({
      ...note,
      summary: `First.\nThen ${key}.`,
      next: [
        { id: 's1', text: 'Nothing here' },
        { id: 's2', text: `Use ${other}` },
      ],
    });
    assert.deepEqual(
      found.map(({ field, row, line, begins, length }) => [field, row, line, begins, length]),
      [
        ['summary', undefined, 2, 'ghp_', 40],
        ['next', 2, 1, 'ghp_', 40],
      ],
    );
    assert.ok(!JSON.stringify(found).includes(key.slice(4, 12)));
  });

  it('show less of a short one', () => {
    const [found] = scanRecord({ ...note, summary: 'DB_PASSWORD=Winter2026!' });
    assert.equal(found?.begins, 'Wi');
  });

  it('are looked for in rows, in keys of other versions and in replies, and not in what the program fills in', () => {
    const later = {
      ...note,
      links: [{ title: 'wiki', url: `https://ana:${key}@wiki.example.org` }],
      later: { deep: [key] },
    };
    assert.deepEqual(
      scanRecord(later).map(({ field }) => field),
      ['links', 'later'],
    );
    const reply: Reply = {
      version: 1,
      id: note.id,
      handoff: note.id,
      kind: 'pickup',
      created: note.created,
      author: { ...note.author, name: key },
      after: [],
      readBack: `I use ${key}`,
      doubts: ['Is this it?', key],
    };
    assert.deepEqual(
      scanRecord(reply).map(({ field, row }) => [field, row]),
      [
        ['readBack', undefined],
        ['doubts', 2],
      ],
    );
    assert.deepEqual(scanRecord({ ...note, at: { uncommitted: [`${key}.txt`] } }), []);
  });

  it('are decided on one by one, wherever the same one stands', () => {
    const found = scanRecord({ ...note, summary: `${key} and ${other}`, outcome: key });
    const [first, second] = found;
    assert.ok(first && second && first.mark !== second.mark);
    assert.deepEqual(undecided(found, []), found);
    assert.deepEqual(undecided(found, [first.mark]), [second]);
    assert.deepEqual(undecided(found, 'all'), []);
  });
});
