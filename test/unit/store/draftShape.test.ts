import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { draftFrom, draftToJson, writerOf } from '../../../src/store/draftShape';

function fixture(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(__dirname, 'drafts', `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;
}

describe('the shape of a draft', () => {
  for (const name of ['oldest', 'first-release', 'today']) {
    it(`of the past is read whole, and goes back as it was: ${name}`, () => {
      const { writer, ...json } = fixture(name);
      const draft = draftFrom({ ...json, writer });
      assert.ok(draft);
      assert.deepEqual(draft, json);
      assert.deepEqual(draftToJson(draft), json);
    });
  }

  it('of a newer version is read as far as it goes, and loses nothing when it is kept here', () => {
    const json = fixture('newer');
    const draft = draftFrom(json);
    assert.ok(draft);
    assert.deepEqual(draft.content, {
      summary: 'From a newer version',
      done: ['kept'],
      next: [{ id: 's1', text: 'kept', effort: 3 }],
      attachments: [{ path: 'a.png' }],
    });
    assert.deepEqual(draftToJson(draft), { ...json, version: 1 });
    assert.deepEqual(draftFrom(draftToJson(draft)), draft);
    const typed = {
      ...draft,
      share: 'ref',
      content: { ...draft.content, state: 'watch', done: [] },
    } as const;
    const saved = draftToJson(typed);
    assert.deepEqual(
      [saved['mood'], saved['share'], saved['content']],
      ['good', 'ref', { ...(json['content'] as object), state: 'watch', done: [4] }],
    );
  });

  it('tells who wrote it last, where that was told', () => {
    assert.deepEqual(writerOf(fixture('today')), { host: 'laptop', pid: 4711 });
    for (const writer of [undefined, null, 1, {}, { host: 'x', pid: 0 }, { host: 'x', pid: 1.5 }, { pid: 3 }])
      assert.equal(writerOf({ writer }), undefined);
  });

  it('never loses a value on the way through, whatever wrote it', () => {
    const names = fc.constantFrom('summary', 'state', 'to', 'next', 'verify', 'done', 'tried', 'mood');
    const content = fc.dictionary(names, fc.jsonValue());
    fc.assert(
      fc.property(
        content,
        fc.dictionary(fc.constantFrom('mood', 'share', 'branch'), fc.jsonValue()),
        (found, top) => {
          const json = { ...top, version: 3, id: 'd', repository: '/r', savedAt: '', content: found };
          const draft = draftFrom(json);
          assert.ok(draft);
          const back = draftToJson(draft);
          const { content: saved, ...rest } = back as { content: Record<string, unknown> };
          assert.deepEqual(rest, { ...top, version: 1, id: 'd', repository: '/r', savedAt: '' });
          for (const [key, value] of Object.entries(found)) {
            const entries = (of: unknown): unknown =>
              Array.isArray(of) ? of.map((entry) => JSON.stringify(entry)).sort() : of;
            assert.deepEqual(entries(saved[key]), entries(value));
          }
        },
      ),
    );
  });
});
