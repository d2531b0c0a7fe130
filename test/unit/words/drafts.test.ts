import assert from 'node:assert/strict';
import { FileError, toFileError } from '../../../src/store/files';
import { draftNotKeptText } from '../../../src/words/drafts';
import { plain } from '../../../src/words/l10n';

/** What the store throws where the system says no. */
function refusedWith(code: string): unknown {
  let thrown: unknown;
  try {
    toFileError('/home/ana/.config/drafts/x.draft.json')(Object.assign(new Error(`${code}: no`), { code }));
  } catch (error) {
    thrown = error;
  }
  assert.ok(thrown instanceof FileError);
  return thrown;
}

describe('a draft that is not kept', () => {
  const codes = ['ENOSPC', 'EROFS', 'EACCES', 'EEXIST', 'ENOTDIR', 'EISDIR', 'EMFILE', 'EIO', 'ENAMETOOLONG'];

  it('says so in plain words, whatever the disk said, and what to do', () => {
    for (const error of [...codes.map(refusedWith), new Error('/a/raw/path: surprise'), 'said', undefined]) {
      const text = draftNotKeptText(plain, error);
      assert.match(
        text,
        /^The draft cannot be kept: [a-z][^.]*\. Copy your text, or save now\. The log says more\.$/,
      );
      assert.doesNotMatch(text, /\/|undefined|EEXIST|\{\d\}/);
    }
  });

  it('tells apart what the user can do something about', () => {
    const texts = ['ENOSPC', 'EACCES', 'EEXIST', 'EMFILE', 'EIO'].map((code) =>
      draftNotKeptText(plain, refusedWith(code)),
    );
    assert.equal(new Set(texts).size, texts.length);
    assert.match(draftNotKeptText(plain, refusedWith('EIO')), /did not take it \(EIO\)/);
  });
});
