import assert from 'node:assert/strict';
import { readFormState } from '../../../src/webview/form/formState';
import { readReaderState } from '../../../src/webview/reader/readerState';

describe('what a page kept', () => {
  const strangers: readonly unknown[] = [
    undefined,
    null,
    'text',
    1,
    [],
    {},
    { version: 2, model: {}, content: {} },
    { version: 1 },
  ];

  it('is taken back only where it is ours', () => {
    for (const stranger of strangers) {
      assert.equal(readFormState(stranger), undefined);
      assert.equal(readReaderState(stranger), undefined);
    }
    const form = { version: 1, draft: 'd', model: {}, content: { summary: '' } };
    assert.equal(readFormState(form), form);
    const brief = { version: 1, handoff: 'h', model: {}, readBack: '' };
    assert.equal(readReaderState(brief), brief);
  });
});
