// Run as a process of its own (hostile.test.ts), because what it looks for ends the process: FAULTS F3.
// node --import tsx test/unit/format/hostile.ts bombs [all] | fuzz [COUNT] [SEED]
import { parseRecord, UnwritableRecordError, writeRecord } from '../../../src/format/record';
import { fullNote, replies } from './samples';

/** What one read may take at most, in milliseconds of processor time. */
const limitMs = 50;
let slowest = { ms: 0, what: '' };

const record = writeRecord(fullNote);
// 18,000 stays below the limit of lexemes where 65,000 does not: it gets further in.
const sizes = [200, 2500, 18_000, 65_000];

/** Texts that nest, repeat or stay open, each to be repeated up to 64 KiB. */
const units: readonly string[] = [
  ...[
    '[',
    '{',
    '[{',
    '{[',
    '[[]',
    '{}',
    '{a: ',
    '{a: [',
    '{"a":',
    '? [',
    '? {',
    '- [',
    '[? ',
    '{? ',
    '[:',
    '{:',
    '[[a]: ',
  ],
  ...[
    '- ',
    '? ',
    ': ',
    '- - ',
    '? - ',
    '- ? ',
    'a: ',
    '"a": ',
    "'a': ",
    '- a: ',
    '? a: ',
    ': - ',
    '-\t',
    '-\n',
    '?\n',
    ':\n',
  ],
  ...[
    '!',
    '!!',
    '!a ',
    '!<',
    '!<a> ',
    '&',
    '&a ',
    '*',
    '*a ',
    '*a, ',
    '%',
    '%a\n',
    '%YAML 1.2\n',
    '---\n',
    '--- ',
    '...\n',
    '--- a\n',
  ],
  ...[
    '"',
    "'",
    '""',
    "''",
    '"\\',
    '\\',
    '"\n',
    "'\n",
    '"a"\n',
    '"a" ',
    '|\n',
    '>\n',
    '|9\n',
    '|+\n',
    '>-\n ',
    '| ',
    'a: |\n',
    'a: >\n ',
  ],
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '\n ',
    ' \n',
    '\n\t',
    '#',
    ' #',
    '# a\n',
    ' # a\n',
    'a # b\n',
    ',',
    '[,',
    ', ',
    ']',
    '}',
    '][',
    '}{',
  ],
  ...[
    'a',
    'a ',
    'a\n',
    'a\n\n',
    'a:',
    'a:\n',
    'a:a',
    '@',
    '`',
    '\ufeff',
    '\u2028',
    '\ud800',
    '\u0001',
    'é',
    '😀',
    '- &a\n',
    '- *a\n',
    '<<: ',
    '\\q',
    '"" ',
    'a,',
    'a: b\n',
  ],
];

function bombs(all: boolean): readonly string[] {
  const wraps: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => `${text}\nx`,
    (text) => `a: ${text}`,
    (text) => `- ${text}\n- b`,
    (text) => `${record}x: ${text}`,
    (text) => `${record}${text}`,
    (text) => `a: [${text}]`,
    (text) => `a: {${text}}`,
    (text) => `a: "${text}"`,
    (text) => `a: '${text}'`,
    (text) => `a: |\n  ${text}`,
    (text) => `a: >\n  ${text}\n  `,
  ];
  const made = units.flatMap((unit, n) =>
    sizes.flatMap((size) =>
      wraps
        // The large ones take most of the time: each unit in two places is enough for every day.
        .filter((_, place) => all || size < 18_000 || place % 6 === n % 6)
        .map((wrap) => wrap(unit.repeat(Math.ceil(size / unit.length)).slice(0, size))),
    ),
  );
  const balanced = sizes.flatMap((size) => {
    const half = Math.floor(size / 2);
    return [
      `a: "${'\\q'.repeat(half)}"`,
      `${'- '.repeat(half)}\nx`,
      `${'- '.repeat(half)}\n  - x`,
      '['.repeat(half) + ']'.repeat(half),
      '{a: '.repeat(half / 3) + '}'.repeat(half / 3),
      `${'[{a: '.repeat(half / 4)}${'}]'.repeat(half / 4)}: x`,
      Array.from({ length: Math.floor(Math.sqrt(size * 2)) }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      Array.from({ length: Math.floor(Math.sqrt(size * 2)) }, (_, n) => `${' '.repeat(n)}- a`).join('\n'),
      Array.from({ length: Math.floor(Math.sqrt(size)) }, (_, n) => `${' '.repeat(n)}- [`).join('\n'),
      Array.from({ length: Math.floor(Math.sqrt(size)) }, (_, n) => `${'-  '.repeat(n % 15)}a`).join('\n'),
      Array.from({ length: Math.floor(size / 8) }, (_, n) => `k${n}: x`).join('\n'),
      `{${Array.from({ length: Math.floor(size / 8) }, (_, n) => `k${n}: x`).join(',')}}`,
      `a: &a [x]\n${Array.from({ length: Math.floor(size / 20) }, (_, n) => `k${n}: &k${n} [*k${n - 1},*k${n - 1}]`).join('\n')}`,
    ];
  });
  return [...made, ...balanced];
}

/** Numbers from a seed (mulberry32), so that a finding can be repeated. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A good record with a few pieces of it changed, or a soup of YAML. */
function fuzzed(next: (below: number) => number, seeds: readonly string[]): Uint8Array {
  if (next(2) === 0) {
    return slightlyChanged(next, seeds);
  }
  const piece = () => units[next(units.length)] ?? '';
  let text = next(4) === 0 ? '' : (seeds[next(seeds.length)] ?? '');
  for (let changes = 1 + next(3); changes > 0; changes -= 1) {
    const at = next(text.length + 1);
    const length = next(5) === 0 ? next(200) : next(4);
    const put =
      next(3) === 0
        ? text.slice(next(text.length + 1)).slice(0, next(300))
        : piece().repeat(1 + next(next(8) === 0 ? 500 : 3));
    text = text.slice(0, at) + put + text.slice(at + (next(2) === 0 ? length : 0));
  }
  const bytes = Buffer.from(text.slice(0, 70_000));
  if (next(5) === 0 && bytes.length > 0) bytes[next(bytes.length)] = next(256);
  return bytes;
}

/** A good record with one character more or less, which often is as good. */
function slightlyChanged(next: (below: number) => number, seeds: readonly string[]): Uint8Array {
  const text = seeds[next(seeds.length)] ?? '';
  const at = next(text.length);
  const put =
    [...new Intl.Segmenter().segment(' \n\t\r:#-"\'|>\\a0é\u2028\u001b[]{}&*!%@`,?=~')][next(35)]?.segment ??
    '';
  return Buffer.from(text.slice(0, at) + put + text.slice(at + next(2)));
}

/** Reads one text as the store does. Whatever was read must be writable, and read back the same. */
function tryOne(what: string, source: string | Uint8Array): boolean {
  let ms = Number.POSITIVE_INFINITY;
  let result = parseRecord('');
  // The machine is shared: only this process's own time counts, and only when it is slow each time.
  for (let attempt = 0; attempt < 8 && ms > limitMs; attempt += 1) {
    const start = process.cpuUsage();
    result = parseRecord(source);
    const { user, system } = process.cpuUsage(start);
    ms = Math.min(ms, (user + system) / 1000);
  }
  if (ms > slowest.ms) slowest = { ms, what };
  if (!result.ok) {
    if (result.reason.length < 10 || (result.line ?? 1) < 1) throw new Error(`no reason: ${what}`);
    return false;
  }
  try {
    const text = writeRecord(result.record);
    const again = parseRecord(text);
    if (!again.ok || writeRecord(again.record) !== text) throw new Error(`does not read back: ${what}`);
  } catch (error) {
    if (!(error instanceof UnwritableRecordError && error.message.includes('64 KiB'))) throw error;
  }
  return true;
}

const [mode, countText = '2000', seedText = '1'] = process.argv.slice(2);
let read = 0;
let all = 0;
if (mode === 'bombs') {
  for (const text of bombs(process.argv[3] === 'all')) {
    all += 1;
    if (tryOne(`${JSON.stringify(text.slice(0, 30))} ... ${String(text.length)}`, text)) read += 1;
  }
} else {
  const next = numbers(Number(seedText));
  const seeds = [record, ...replies.map((reply) => writeRecord(reply)), JSON.stringify(fullNote)];
  for (; all < Number(countText); all += 1) {
    const source = fuzzed(next, seeds);
    try {
      if (tryOne(`seed ${seedText}, number ${String(all)}`, source)) read += 1;
    } catch (error) {
      throw new Error(
        `seed ${seedText}, number ${String(all)}: ${JSON.stringify(Buffer.from(source).toString())}`,
        {
          cause: error,
        },
      );
    }
  }
}
console.log(JSON.stringify({ all, read, slowestMs: Math.round(slowest.ms), slowest: slowest.what }));
process.exitCode = slowest.ms > limitMs ? 1 : 0;
