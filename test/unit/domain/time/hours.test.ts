import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatHours, parseHours, type Week } from '../../../../src/domain/time/hours';
import { weeks } from './support';

function read(text: string): string {
  const parsed = parseHours(text);
  assert.ok(parsed.ok, text);
  return formatHours(parsed.week);
}

describe('working hours in a file', () => {
  it('are days and times, as people write them', () => {
    const same: readonly (readonly [string, readonly string[]])[] = [
      [
        'Mon-Fri 09:00-17:30',
        [
          '09:00-17:30',
          '9-17:30',
          '9am-5:30pm',
          '9:00 AM – 5:30 PM',
          'mon - fri: 9.00 - 17.30',
          'Monday-Friday 09:00-17:30',
          'Mo-Fr 9h-17h30',
          'Mon, Tue, Wed, Thu, Fri 09:00-17:30',
          'Fri, Mon-Thu 09:00-17:30',
        ],
      ],
      ['Mon-Thu 09:00-12:00, 13:00-17:30, Fri 09:00-14:00', ['Mon-Thu 13-17:30, 9-12; Fri 9-14']],
      ['Mon 08:00-12:00, Wed 08:00-12:00', ['Mon, Wed 8-12', 'Mon 8-12, Wed 8-12']],
      ['Mon-Tue 10:00-12:00, Sat-Sun 10:00-12:00', ['Sat-Tue 10-12']],
      ['Mon-Fri 22:00-06:00', ['22:00-06:00', '10pm-6am']],
      ['Sun 22:00-24:00', ['Sun 22-24', 'Sun 22:00-00:00']],
      ['Mon-Sun 00:00-24:00', ['Mon-Sun 0-24', 'Mon-Sun 12am-24:00']],
    ];
    for (const [canonical, texts] of same)
      for (const text of [canonical, ...texts]) assert.equal(read(text), canonical, text);
  });

  it('end on the next day where the end is not after the beginning', () => {
    const parsed = parseHours('Sun 22:00-06:00');
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.week[6], [{ from: 22 * 60, to: 30 * 60 }]);
    assert.deepEqual(parsed.week[0], []);
  });

  it('say what is wrong with them', () => {
    const problem = (text: string): unknown => {
      const parsed = parseHours(text);
      return parsed.ok || parsed.problem;
    };
    for (const text of ['', ' ', ',;']) assert.deepEqual(problem(text), { kind: 'no-times' });
    for (const [text, found] of [
      ['sometimes', 'sometimes'],
      ['Mon-Fri 9', '9'],
      ['Mon-Fri 9-25', '9-25'],
      ['Mon-Fri 09:60-17:00', '09:60-17:00'],
      ['Mon-Fry 9-17', 'mon-fry'],
      ['9-17-20', '9-17-20'],
      ['24:00-03:00', '24:00-03:00'],
      ['M 9-17', 'M'],
      ['13pm-5pm', '13pm-5pm'],
    ] as const) {
      assert.deepEqual(
        JSON.stringify(problem(text)).toLowerCase(),
        JSON.stringify({ kind: 'not-understood', text: found }).toLowerCase(),
      );
    }
    assert.deepEqual(problem('9-17, Sat'), { kind: 'days-without-times', text: 'Sat' });
    assert.deepEqual(problem('9-9'), { kind: 'no-length', text: '9-9' });
  });

  it('take no time to refuse what is endless', () => {
    const parsed = parseHours('1-2,'.repeat(100_000));
    assert.ok(!parsed.ok);
  });

  it('law: what is written reads back the same', () => {
    fc.assert(
      fc.property(weeks, (any) => {
        fc.pre(any.some((ranges) => ranges.length > 0));
        // A whole day that does not begin at midnight cannot be said, and nobody has it.
        const week = any.map((ranges) => ranges.filter(({ from, to }) => to - from < 1440 || from === 0));
        const text = formatHours(week);
        fc.pre(text !== '' && text.length <= 500);
        const parsed = parseHours(text);
        assert.ok(parsed.ok, text);
        assert.deepEqual(sorted(parsed.week), sorted(week));
        assert.equal(formatHours(parsed.week), formatHours(sorted(week)));
      }),
    );
  });

  it('law: no text makes it throw', () => {
    const any = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('Mon', '-', ' ', '9', ':', '30', ',', 'pm', 'x'))
        .map((parts) => parts.join('')),
    );
    fc.assert(fc.property(any, (text) => void parseHours(text)));
  });
});

function sorted(week: Week): Week {
  return week.map((ranges) => {
    const unique = new Map(ranges.map((range) => [`${range.from}-${range.to}`, range]));
    return [...unique.values()].sort((a, b) => a.from - b.from || a.to - b.to);
  });
}
