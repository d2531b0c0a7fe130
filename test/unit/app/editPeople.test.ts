import assert from 'node:assert/strict';
import { isSameRow, peopleToEdit } from '../../../src/app/editPeople';
import type { PeopleFile } from '../../../src/app/ports';
import type { PersonRow } from '../../../src/domain/people';
import { resolveSettings } from '../../../src/domain/settings';
import { ana, newParts } from './support/fakes';

function fileWith(...rows: readonly PersonRow[]): PeopleFile {
  const unused = () => Promise.reject(new Error('not expected'));
  return {
    path: '/r/.handoffs/people.yaml',
    rows: () => Promise.resolve({ rows }),
    put: unused,
    undo: unused,
  };
}

const kenji: PersonRow = { name: 'Kenji Ito', emails: ['kenji@example.org'], timeZone: 'Asia/Tokyo' };

describe('whom there is to edit', () => {
  it('is myself first, with what git and my settings know, where the file does not have me', async () => {
    const parts = newParts();
    parts.settings = () =>
      Promise.resolve(resolveSettings([{ timeZone: 'Europe/Lisbon', workingHours: '9-17' }]));
    const { people } = await peopleToEdit({ parts, peopleFile: fileWith(kenji) });
    assert.deepEqual(people, [
      {
        before: undefined,
        row: {
          name: ana.name,
          emails: [ana.email],
          timeZone: 'Europe/Lisbon',
          workingHours: 'Mon-Fri 09:00-17:00',
        },
        isMe: true,
      },
      { before: kenji, row: kenji, isMe: false },
    ]);
  });

  it('is what the file says of me, by any of my addresses', async () => {
    const parts = newParts({ ...ana, emails: new Set([...ana.emails, 'ana@home.example']) });
    const mine: PersonRow = { name: 'Ana S.', emails: ['Ana@Home.example'], timeZone: 'Asia/Tokyo' };
    const { people } = await peopleToEdit({ parts, peopleFile: fileWith(kenji, mine) });
    assert.deepEqual(
      people.map(({ row, isMe }) => [row.name, isMe]),
      [
        ['Ana S.', true],
        ['Kenji Ito', false],
      ],
    );
  });

  it('says the same of two rows that say the same', () => {
    assert.ok(isSameRow({ emails: ['a@b'], name: 'A' }, { name: 'A', emails: ['a@b'] }));
    assert.ok(!isSameRow({ name: 'A', emails: ['a@b'] }, { name: 'A', emails: ['a@b'], channel: '#c' }));
    assert.ok(!isSameRow(undefined, kenji));
  });
});
