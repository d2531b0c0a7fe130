import assert from 'node:assert/strict';
import { isJournalBranch, isRemoteJournal } from '../../../src/domain/journal';
import { refusalOf } from '../../../src/domain/refusal';

const commit = '9ebc3c54c8b1d0c6433481490816d0cbc3ad1d9f';

function failed(...lines: readonly string[]): Error {
  return Object.assign(new Error('push'), { stderr: lines.join('\n') });
}

function rejected(reason: string, ref = 'refs/handoffs/abcdefghij'): string {
  return ` ! [remote rejected] ${commit} -> ${ref} (${reason})`;
}

describe('the refusal of a ref of ours', () => {
  it("is told by what git says of it, and given in the hook's own words", () => {
    const said = refusalOf(
      failed(
        'remote: Only branches here.        ',
        'remote: ',
        'remote: Ask Tom.',
        'remote: error: hook declined to update refs/handoffs/abcdefghij        ',
        rejected('hook declined'),
      ),
    );
    assert.equal(said, 'Only branches here.\nAsk Tom.');
    assert.equal(refusalOf(failed(rejected('deny updating a hidden ref'))), 'deny updating a hidden ref');
    const gerrit = 'prohibited by Gerrit: not permitted: create';
    assert.equal(refusalOf(failed(rejected(gerrit))), gerrit);
    assert.equal(
      refusalOf(failed(rejected('protected branch hook declined', 'handoffs/journal-abcdefghij'))),
      'protected branch hook declined',
    );
  });

  it('is not what happens to any ref at a bad moment, nor to a branch of the user', () => {
    for (const reason of [
      'failed to update ref',
      'unpacker error',
      'non-fast-forward',
      'n/a (unpacker error)',
    ]) {
      assert.equal(refusalOf(failed(rejected(reason))), undefined, reason);
    }
    assert.equal(refusalOf(failed(rejected('pre-receive hook declined', 'main'))), undefined);
    assert.equal(
      refusalOf(failed(` ! [rejected] ${commit} -> refs/handoffs/abcdefghij (fetch first)`)),
      undefined,
    );
    assert.equal(refusalOf(failed('fatal: Could not read from remote repository.')), undefined);
    assert.equal(refusalOf(new Error('the remote hung up')), undefined);
    assert.equal(refusalOf('text'), undefined);
  });
});

describe('the branch that a journal travels as', () => {
  it('is told by its name, and a branch that only begins like one is as any other', () => {
    assert.ok(isJournalBranch('handoffs/journal-abcdefgh27'));
    for (const name of [
      'handoffs',
      'handoffs/typescript',
      'handoffs/journal-2026',
      'handoffs/journal-abcdefghij/x',
      'my/handoffs/journal-abcdefghij',
    ]) {
      assert.ok(!isJournalBranch(name), name);
    }
    assert.ok(isRemoteJournal('refs/remotes/origin/handoffs/journal-abcdefghij'));
    assert.ok(isRemoteJournal('refs/remotes/team/origin/handoffs/journal-abcdefghij'));
    assert.ok(!isRemoteJournal('refs/remotes/handoffs/journal-abcdefghij'));
    assert.ok(!isRemoteJournal('refs/remotes/origin/handoffs/typescript'));
    assert.ok(!isRemoteJournal('refs/heads/handoffs/journal-abcdefghij'));
    assert.ok(!isRemoteJournal('refs/remotes/origin/feature'));
  });
});
