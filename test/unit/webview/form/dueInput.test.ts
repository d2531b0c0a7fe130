import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dueOfInput, inputOfDue } from '../../../../src/webview/form/dueInput';
import { inZone } from '../../words/support';

describe('a due time in its field', () => {
  it('is the local time of an instant', () => {
    inZone('Europe/Lisbon', () => assert.equal(inputOfDue('2026-07-24T17:00:00Z'), '2026-07-24T18:00'));
    inZone('Asia/Tokyo', () => assert.equal(inputOfDue('2026-11-24T17:00:00Z'), '2026-11-25T02:00'));
  });

  it('comes back as it was where nobody changed it, to the second and in words', () => {
    for (const due of ['2026-11-24T17:00:31Z', '2026-11-24T17:00:00+09:00', 'Friday', '2026-11-24'])
      assert.equal(dueOfInput(inputOfDue(due), due), due);
    assert.equal(dueOfInput('', undefined), '');
    assert.equal(dueOfInput('', '2026-11-24T17:00:00Z'), '');
  });

  it('is an instant in UTC once it is typed', () => {
    inZone('Asia/Tokyo', () =>
      assert.equal(dueOfInput('2026-11-25T02:00', undefined), '2026-11-24T17:00:00Z'),
    );
  });

  it('is the same minute again, whenever it is and wherever', () => {
    const times = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns'), (at, zone) => {
        const minute = new Date(Math.floor(at.getTime() / 60_000) * 60_000).toISOString();
        inZone(zone, () => {
          const typed = inputOfDue(minute);
          assert.equal(inputOfDue(dueOfInput(typed, undefined)), typed);
        });
      }),
    );
  });
});
