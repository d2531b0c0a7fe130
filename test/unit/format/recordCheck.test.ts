import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isReply, type StoredRecord } from '../../../src/domain/records';
import { parseRecord, writeRecord } from '../../../src/format/record';
import { checkRecord } from '../../../src/format/recordCheck';
import { handoffSchema } from '../../../src/format/schema/handoff';
import { replySchema } from '../../../src/format/schema/reply';
import { anyNote, anyReply, fullNote, replies } from './samples';

/** A record as it comes back from a file of JSON. */
function stored(record: StoredRecord): Record<string, unknown> {
  const parsed = parseRecord(writeRecord(record));
  assert.ok(parsed.ok);
  return JSON.parse(JSON.stringify(parsed.record)) as Record<string, unknown>;
}

/** What the schema itself says of a value: the record it makes of it, or nothing. */
function bySchema(value: Record<string, unknown>): unknown {
  const schema = 'kind' in value || 'handoff' in value ? replySchema : handoffSchema;
  const result = schema.safeParse(value);
  return result.success ? result.data : undefined;
}

/** Every place in a value: the object it is in, and its key. */
function placesIn(value: unknown): (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const map = value as Record<string, unknown>;
  return Object.keys(map).flatMap((key) => [[map, key] as const, ...placesIn(map[key])]);
}

/** Made once: reading and writing them is most of the time. */
const samples = fc.sample(fc.oneof(anyNote, anyReply), { seed: 7, numRuns: 40 }).map(stored);
const anyStored = fc
  .constantFrom(...samples, stored(fullNote), ...replies.map(stored))
  .map((json) => structuredClone(json));
const odd = fc.constantFrom<unknown>(
  ...['', ' ', 'x', 'close', 'a\u001bb', 'two\nlines', '2026-11-22T17:54:03Z', '2026-13-45T99:00:00Z'],
  ...[0, 1, -1, 1.5, 1e20, true, false, null, [], {}, ['x'], [1, 2], [2, 1], [{ id: 's1' }], { id: '' }],
  ...[
    { name: 'A', email: 'b', kind: 'robot' },
    [
      { id: 's1', text: 'a' },
      { id: 's1', text: 'b' },
    ],
  ],
);

describe('checkRecord', () => {
  it('takes every record that the reader takes, as it is', () => {
    for (const json of [...samples, ...[fullNote, ...replies].map(stored)]) {
      assert.deepEqual(checkRecord(structuredClone(json)), json);
    }
  });

  it('takes nothing that the schemas refuse, and nothing that they would change', function () {
    this.timeout(20_000);
    let refused = 0;
    fc.assert(
      fc.property(anyStored, fc.nat(), odd, fc.boolean(), (json, at, value, away) => {
        const places = placesIn(json);
        const [map, key] = places[at % places.length] ?? assert.fail();
        if (away && !Array.isArray(map)) Reflect.deleteProperty(map, key);
        else map[key] = value;
        const before = structuredClone(json);
        if (checkRecord(json) === undefined) {
          refused += 1;
        } else {
          assert.deepEqual(bySchema(json), before);
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(refused > 200, `only ${refused} were refused`);
  });

  it('refuses a command that is not what the eye sees', () => {
    for (const run of ['a\u001b[2Kb', 'a\nb', 'a\u2028b', 'a\u0085b', '  ', '']) {
      assert.equal(checkRecord({ ...stored(fullNote), verify: [{ run }] }), undefined, JSON.stringify(run));
    }
    assert.ok(checkRecord({ ...stored(fullNote), verify: [{ run: 'npm test' }] }));
  });

  it('refuses keys that reach a prototype, wherever they are', () => {
    for (const key of ['__proto__', 'constructor', 'prototype', '<<']) {
      const planted = `{${JSON.stringify(key)}:{"polluted":"yes"}}`;
      const text = JSON.stringify(stored(fullNote));
      for (const json of [
        `${text.slice(0, -1)},${planted.slice(1)}`,
        `${text.slice(0, -1)},"other":${planted}}`,
        `${text.slice(0, -1)},"other":[[${planted}]]}`,
        text.replace('"author":{', `"author":${planted.slice(0, -1)},`),
      ]) {
        assert.equal(checkRecord(JSON.parse(json)), undefined, json.slice(-80));
      }
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('holds the reader to its limits: depth, keys, values, and text where no schema says', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);
    const keys = (count: number): unknown =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'x']));
    const other = (value: unknown): unknown => checkRecord({ ...stored(fullNote), other: value });
    assert.ok(other(nested(15)));
    assert.equal(other(nested(16)), undefined);
    assert.ok(other(keys(200)));
    assert.equal(other(keys(201)), undefined);
    assert.ok(other(Array.from({ length: 4000 }, () => 'x')));
    assert.equal(other(Array.from({ length: 5000 }, () => 'x')), undefined);
    assert.equal(other(Array.from({ length: 100 }, () => Array.from({ length: 60 }, () => 'x'))), undefined);
    assert.equal(checkRecord({ ...stored(fullNote), ['k'.repeat(129)]: 'x' }), undefined);
    assert.equal(
      checkRecord({ ...stored(fullNote), done: Array.from({ length: 5001 }, () => 'x') }),
      undefined,
    );
    for (const value of [1, true]) assert.equal(other(value), undefined);
  });

  it('takes nothing that is no record', () => {
    for (const value of [undefined, null, 1, 'x', [], {}, { kind: 'toString' }, { kind: 'close' }]) {
      assert.equal(checkRecord(value), undefined);
    }
    assert.ok(replies.every(isReply));
  });
});
