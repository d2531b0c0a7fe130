import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { newId } from '../../../../src/domain/ids';
import { scanText, secretRules } from '../../../../src/domain/secrets/scan';
import { corpus, makers, type Sample } from './corpus';
import { ordinaryNotes } from './ordinary';

describe('looking for secrets', () => {
  it('finds at least 95 % of a corpus with every kind in the table', () => {
    const samples = corpus(5);
    const missed = samples.filter((sample) => !isFound(sample));
    const found = samples.length - missed.length;
    const kinds = Object.keys(makers);
    console.log(
      `      ${found} of ${samples.length} secrets found (${percent(found / samples.length)}), ${kinds.length} kinds`,
    );
    assert.ok(samples.length >= 200 && kinds.length >= 40);
    assert.ok(found / samples.length >= 0.95, missed.map(({ kind, text }) => `${kind}: ${text}`).join('\n'));
    assert.deepEqual([...kinds].sort(), [...new Set(secretRules.map(({ kind }) => kind))].sort());
  });

  it('misses no kind more often than one time in ten', () => {
    const missed = corpus(40, 1).filter((sample) => !isFound(sample));
    for (const kind of Object.keys(makers)) {
      const samples = missed.filter((sample) => sample.kind === kind);
      assert.ok(samples.length <= 4, samples.map(({ text }) => text).join('\n'));
    }
  });

  it('flags at most 1 % of 10,000 ordinary notes', () => {
    const notes = ordinaryNotes(10_000);
    const flagged = notes.filter((note) => scanText(note).length > 0);
    console.log(`      ${percent(flagged.length / notes.length)} of ${notes.length} ordinary notes flagged`);
    assert.ok(flagged.length / notes.length <= 0.01, flagged.slice(0, 10).join('\n\n'));
  });

  it('never takes a git hash or an id of ours for one, also after words that make one suspicious', () => {
    const hex = (length: number): fc.Arbitrary<string> =>
      fc
        .array(fc.constantFrom(...Array.from('0123456789abcdef')), { minLength: length, maxLength: length })
        .map((digits) => digits.join(''));
    const id = fc
      .tuple(
        fc.date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2099-01-01') }),
        fc.uint8Array({ minLength: 6, maxLength: 6 }),
      )
      .map(([time, random]) => newId(time, 'Ana Maria Sousa', random));
    const words = fc.constantFrom(
      '',
      'commit ',
      'token: ',
      'key = ',
      'see ',
      'access token ',
      'ref=',
      '(',
      '"',
    );
    fc.assert(
      fc.property(
        words,
        fc.oneof(hex(40), hex(64), id),
        fc.constantFrom('', '.', '"', ')', '\n'),
        (before, name, after) => assert.deepEqual(scanText(before + name + after), []),
      ),
      { numRuns: 3000 },
    );
  });

  it('says which secret it is, and where it stands', () => {
    const key = `ghp_${'aB3dE6'.repeat(6)}`;
    const text = `Two lines,\nand the key ${key}, of course.`;
    assert.deepEqual(scanText(text), [
      { kind: 'github-token', what: 'token', of: 'GitHub', start: text.indexOf(key), length: 40 },
    ]);
  });

  it('calls a secret by one name only, the best', () => {
    const found = scanText(`GITHUB_TOKEN=ghp_${'aB3dE6'.repeat(6)}`);
    assert.deepEqual(
      found.map(({ kind }) => kind),
      ['github-token'],
    );
  });

  it('leaves what shows only the form alone', () => {
    for (const text of [
      `ghp_${'x'.repeat(36)}`,
      ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
      'password=your-password-1',
      'https://ana:$TOKEN@git.example.org',
      '-----BEGIN RSA PRIVATE KEY-----',
      'password: hunter two',
    ]) {
      assert.deepEqual(scanText(text), [], text);
    }
  });

  it('gives places inside of the text, in order and apart from each other, whatever the text', () => {
    const parts = fc.oneof(
      fc.constantFrom(...secretRules.flatMap(({ hints }) => hints), ...corpus(1, 7).map(({ text }) => text)),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (list) => {
        const text = list.join('');
        const found = scanText(text);
        assert.ok(
          found.every(({ start, length }) => start >= 0 && length > 0 && start + length <= text.length),
        );
        found.slice(1).forEach(({ start }, index) => {
          const last = found[index];
          assert.ok(last && last.start + last.length <= start);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('the rules of secrets', () => {
  it('name the page that describes the kind', () => {
    for (const { kind, source } of secretRules) {
      assert.match(source, /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}\/\S*$/, kind);
    }
  });

  it('have an upper bound for every repetition, so that no text can hold them up', () => {
    for (const { kind, pattern } of secretRules) {
      const bare = pattern.source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
      assert.doesNotMatch(bare, /[*+]|\{\d+,\}/, `${kind}: ${pattern.source}`);
      assert.ok(pattern.flags.includes('d') && pattern.flags.includes('g'), kind);
    }
  });

  it('are asked only where their hint is in the text, and it is in every one of theirs', () => {
    for (const sample of corpus(5, 3)) {
      const rules = secretRules.filter(({ kind }) => kind === sample.kind);
      const lower = sample.text.toLowerCase();
      assert.ok(
        rules.some(({ hints }) => hints.some((hint) => lower.includes(hint))),
        sample.text,
      );
      assert.ok(rules.every(({ hints }) => hints.every((hint) => hint === hint.toLowerCase())));
    }
  });

  it('take as long as a text is long, also where it is made to slow them down', () => {
    const hints = secretRules.flatMap((rule) => rule.hints).join(' ');
    const cost = (text: string): number => {
      const start = process.cpuUsage();
      scanText(text);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    for (const part of [
      'a',
      '.',
      '://a:',
      'user =',
      'eyJa.eyJ',
      'password=',
      'curl -u ',
      'authorization: basic ',
      '\n',
    ]) {
      const text = (length: number): string => hints + part.repeat(length / part.length);
      const best = (length: number): number => Math.min(...[1, 2, 3].map(() => cost(text(length))));
      best(8192);
      // Eight times as long may take as much more again as a machine is uneven, and not 64 times.
      assert.ok(best(65_536) < 32 * Math.max(best(8192), 500), part);
    }
  });
});

function isFound({ kind, secret, text }: Sample): boolean {
  const at = text.indexOf(secret);
  return scanText(text).some(
    (found) => found.kind === kind && found.start < at + secret.length && at < found.start + found.length,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
