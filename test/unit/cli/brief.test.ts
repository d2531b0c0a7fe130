import assert from 'node:assert/strict';
import { foldUnion } from '../../../src/app/handoffs';
import { briefLines, type Brief } from '../../../src/cli/text/briefText';
import type { Times } from '../../../src/app/times';
import type { PersonTime } from '../../../src/domain/peopleTime';
import { parseHours } from '../../../src/domain/time/hours';
import { listLines, type Looks } from '../../../src/cli/text/listText';
import type { Handoff, Reply } from '../../../src/domain/records';
import { plain } from '../../../src/words/l10n';
import { kenji } from '../app/support/fakes';
import { FakeClock } from '../app/support/fakeTime';
import { noteOf, replyOf } from '../app/support/samples';

const whole = noteOf('aaaaaa', {
  to: ['kenji@example.org'],
  timeZone: 'Asia/Tokyo',
  state: 'watch',
  stateReason: 'The accountants wait.',
  summary: 'Login works.\n\n- behind a flag',
  outcome: 'Everybody signs in.',
  questions: [{ id: 'q1', text: 'May the window grow?', to: 'kenji@example.org', due: 'Friday' }],
  next: [
    { id: 's1', text: 'Renew the token', owner: 'bo@example.org' },
    { id: 's2', text: 'Remove the flag' },
  ],
  contingencies: [{ if: 'it fails', then: 'wait', ask: 'Ana' }],
  tried: ['longer tokens'],
  doNotTouch: ['db/0042.sql'],
  verify: [{ run: 'npm test -- "a  b"', expect: 'all pass' }],
  done: ['Add login'],
  places: [{ id: 'p1', path: 'src/a.ts', lines: [3, 9], note: 'the lock' }],
  links: [{ title: 'Ticket', url: 'https://example.org/7' }],
});

const clock = new FakeClock();
const nothingKnown = { mine: { timeZone: 'UTC' }, timeOf: () => undefined };
const looks: Looks = { l10n: plain, language: 'en', width: 80, clock };

function brief(note: Handoff, replies: readonly Reply[] = [], more: Partial<Brief> = {}): string {
  const where = ['refs/handoffs/writer'];
  const [handoff] = foldUnion({
    handoffs: [{ record: note, where }],
    replies: replies.map((record) => ({ record, where })),
    unreadable: [],
  });
  assert.ok(handoff);
  clock.time = new Date('2026-11-23T08:06:00Z');
  return briefLines(
    {
      handoff,
      me: kenji,
      code: { hasCode: true },
      committedBy: new Map(),
      times: nothingKnown,
      unreadable: [],
      ...more,
    },
    looks,
  ).join('\n');
}

describe('a handoff in the terminal', () => {
  it('tells everything its author said, in the order in which the next person asks', () => {
    const tick = replyOf('tiiick', whole.id, 'step', { step: 's1', done: true });
    const pickUp = replyOf('piiick', whole.id, 'pickup', {
      readBack: 'I remove the flag.',
      after: [tick.id],
    });
    const text = brief(whole, [tick, pickUp], {
      code: {
        hasCode: true,
        work: {
          commits: [
            {
              id: '0123456789abcdef',
              subject: 'Fix the lock',
              authorName: 'Bo Ek',
              authorEmail: 'bo@example.org',
              authoredAt: '2026-11-23T07:00:00Z',
            },
          ],
          total: 1,
          files: [],
        },
      },
      unreadable: [{ where: 'worktree', path: 'x/y.yaml', line: 3, reason: 'no kind' }],
    });
    const after = text.slice(text.indexOf(whole.id));
    assert.match(text, /^feature\/login\nfrom A\. Sousa for you · Mon 02:54 in Tokyo/);
    assert.equal(
      after,
      [
        whole.id,
        '',
        'Watch: The accountants wait.',
        '',
        'Login works.',
        '',
        '- behind a flag',
        '',
        'Expected result',
        '  Everybody signs in.',
        '',
        'Questions',
        '  - May the window grow?  (to kenji@example.org, due Friday)',
        '',
        'Next steps',
        '  [x] s1  Renew the token  (done by you 6 minutes ago)',
        '  [ ] s2  Remove the flag',
        '',
        'Watch out',
        '  - If it fails: wait (ask Ana)',
        '  - Do not touch: db/0042.sql',
        '  - Tried: longer tokens',
        '',
        'See that it works',
        '  $ npm test -- "a  b"',
        '    all pass',
        '',
        'Done so far',
        '  - Add login',
        '',
        'Places and pages',
        '  - src/a.ts:3-9  the lock',
        '  - Ticket: https://example.org/7',
        '',
        'Since it was written',
        '  1 commit by B. Ek',
        '  0123456  Fix the lock',
        '',
        'Picked up by you 6 minutes ago:',
        '  I remove the flag.',
        '',
        'Cannot be read',
        '  x/y.yaml:3: no kind (worktree)',
      ].join('\n'),
    );
  });

  it('says none where a list is empty on purpose, and nothing where nothing was said', () => {
    assert.match(brief(noteOf('bbbbbb', { next: [] })), /Next steps\n {2}none$/);
    const bare = brief(noteOf('bbbbbb'));
    assert.doesNotMatch(bare, /Next steps|Questions|Watch out|none/);
    assert.match(bare, /Login works behind a flag\.$/);
  });

  it('says who closed it, and what came of it', () => {
    const close = replyOf('cloose', whole.id, 'close', { outcome: 'Shipped.' });
    assert.match(brief(whole, [close]), /Closed by you 6 minutes ago: Shipped\./);
  });
});

describe('a handoff between two time zones', () => {
  const hours = (timeZone: string, text: string): PersonTime => {
    const parsed = parseHours(text);
    assert.ok(parsed.ok);
    return { timeZone, schedule: { timeZone, hours: parsed.week } };
  };
  const times: Times = {
    mine: hours('Asia/Tokyo', '9-19'),
    timeOf: (email) => (email === 'ana@example.org' ? hours('Europe/Lisbon', '9-18') : undefined),
  };

  it('says whether the author works now, when both do, and dues on both clocks', () => {
    const note = noteOf('cccccc', {
      timeZone: 'Europe/Lisbon',
      next: [
        { id: 's1', text: 'Mine', owner: 'kenji@example.org', due: '2026-11-24 17:00' },
        { id: 's2', text: 'Hers', owner: 'ana@example.org', due: '2026-11-23T18:00+09:00' },
        { id: 's3', text: 'Whose?', owner: 'bo@example.org', due: '2026-11-25' },
      ],
    });
    const text = brief(note, [], { times }).replace(/\s+/g, ' ');
    assert.match(text, /Mon 02:54 in Tokyo|Sun 17:54 in Lisbon/);
    assert.match(text, / · 08:06 there, back 09:00 \(in 54 min\) · overlap today 18:00–19:00 yours /);
    assert.match(text, /Mine {1,2}\(kenji@example\.org, due Wed 02:00 \(Tue 17:00 there\)\)/);
    assert.match(text, /Hers {1,2}\(ana@example\.org, due today 18:00 \(09:00 there\)\)/);
    assert.match(text, /Whose\? {1,2}\(bo@example\.org, due Wed\)/);
  });

  it('is listed with the time of its author, where that is another one', () => {
    const [handoff] = foldUnion({
      handoffs: [{ record: whole, where: ['private'] }],
      replies: [],
      unreadable: [],
    });
    assert.ok(handoff);
    clock.time = new Date('2026-11-22T17:59:03Z');
    const facts = (of: Times): string | undefined =>
      listLines(handoff, kenji, { ...looks, width: 200 }, of)[2];
    assert.match(facts(times) ?? '', /5 minutes ago · 17:59 there, back 09:00 \(in 15 h\) · 2 steps open/);
    assert.match(
      facts({ ...times, mine: { timeZone: 'Europe/Lisbon' } }) ?? '',
      /5 minutes ago · back 09:00/,
    );
    assert.match(facts({ ...times, timeOf: () => undefined }) ?? '', /5 minutes ago · 2 steps open/);
  });
});

describe('a handoff in a list', () => {
  it('is where, what, what is open in it, and its id', () => {
    const [handoff] = foldUnion({
      handoffs: [{ record: whole, where: ['private'] }],
      replies: [],
      unreadable: [],
    });
    assert.ok(handoff);
    clock.time = new Date('2026-11-22T17:59:03Z');
    assert.deepEqual(listLines(handoff, kenji, looks, nothingKnown), [
      'feature/login · watch',
      '  Login works. - behind a flag',
      '  from A. Sousa for you, 5 minutes ago · 2 steps open · 1 question',
      `  ${whole.id}`,
    ]);
  });
});
