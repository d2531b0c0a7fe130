import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { segmentsToMerge, type SegmentUse } from '../../../src/store/cache/cachePlan';

const segment = (name: string, bytes: number, used = bytes): SegmentUse => ({ name, bytes, used });
const mib = 1024 * 1024;

describe('segmentsToMerge', () => {
  it('leaves few segments in use alone, and some waste', () => {
    assert.deepEqual(segmentsToMerge([]), []);
    assert.deepEqual(segmentsToMerge([segment('a', 8 * mib), segment('b', 1000, 0)]), []);
  });

  it('takes everything where more than half is of no use', () => {
    assert.deepEqual(segmentsToMerge([segment('a', 8 * mib, 3 * mib), segment('b', 1000)]), ['a', 'b']);
  });

  it('rewrites a segment only for sixteen times its size, and still keeps them few', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: mib }), { maxLength: 300 }), (sizes) => {
        let kept: SegmentUse[] = [];
        sizes.forEach((bytes, index) => {
          kept.push(segment(String(index), bytes));
          const merged = segmentsToMerge(kept);
          const total = kept.reduce((sum, one) => sum + one.bytes, 0);
          const size = kept.reduce((sum, one) => sum + (merged.includes(one.name) ? one.bytes : 0), 0);
          assert.ok(kept.every((one) => !merged.includes(one.name) || one.bytes <= total / 16));
          kept = kept.filter((one) => !merged.includes(one.name));
          if (size > 0) kept.push(segment(`m${index}`, size));
          assert.ok(kept.length <= 32, `${kept.length} segments`);
        });
      }),
    );
  });
});
