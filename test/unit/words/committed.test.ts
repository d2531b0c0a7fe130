import assert from 'node:assert/strict';
import { fold } from '../../../src/domain/fold';
import type { Reply } from '../../../src/domain/records';
import { byline } from '../../../src/words/byline';
import { committedText } from '../../../src/words/committed';
import { plain } from '../../../src/words/l10n';
import { replyOf } from '../app/support/samples';
import { handoff, kenji } from './support';

const ben = { name: 'Ben Meyer', email: 'ben@example.org' };
const { note } = handoff();

function withReplies(...replies: readonly Reply[]) {
  return fold(note, replies);
}

describe('what is said of a record that somebody else committed', () => {
  it('is whose name it has and who did it, beside the other facts', () => {
    const reader = { me: kenji, now: new Date('2026-11-22T20:54:03Z'), timeZone: 'Europe/Lisbon' };
    assert.equal(
      byline(plain, 'en', handoff(), { ...reader, committedBy: new Map([[note.id, ben]]) }),
      'from A. Sousa for whoever comes next · 3 hours ago · written as Ana Sousa, committed by Ben Meyer <ben@example.org>',
    );
    assert.equal(
      byline(plain, 'en', handoff(), { ...reader, committedBy: new Map() }),
      'from A. Sousa for whoever comes next · 3 hours ago',
    );
  });

  it('is one sentence for all replies of one name by one hand', () => {
    const replies = [
      replyOf('aaaaaa', note.id, 'close', {}),
      replyOf('bbbbbb', note.id, 'reopen', {}),
      replyOf('cccccc', note.id, 'close', {}),
    ];
    const bo = { name: '', email: 'bo@example.org' };
    const [first, second, third] = replies.map(({ id }) => id);
    assert.ok(first && second && third);
    const name = replies[0]?.author.name ?? '';
    assert.deepEqual(
      committedText(
        plain,
        withReplies(...replies),
        new Map([
          [first, ben],
          [second, ben],
          [third, bo],
        ]),
      ),
      [
        `2 replies written as ${name}, committed by Ben Meyer <ben@example.org>`,
        `1 reply written as ${name}, committed by <bo@example.org>`,
      ],
    );
    assert.deepEqual(committedText(plain, withReplies(...replies), new Map()), []);
  });
});
