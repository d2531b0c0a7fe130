import assert from 'node:assert/strict';
import type { Replacement } from '../../../src/domain/purged';
import { plain } from '../../../src/words/l10n';
import { isPlain, purgedLines, replaceCommand, stillThereText } from '../../../src/words/purged';

const replacement: Replacement = {
  remote: 'origin',
  ref: 'refs/handoffs/abcdefghij',
  from: '1'.repeat(40),
  to: '2'.repeat(40),
  tracking: 'refs/handoffs-remote/origin/abcdefghij',
};
const ours = { kind: 'sent-journal', ref: replacement.tracking, replacement } as const;

describe('what is said after a purge', () => {
  it('names a command that replaces only what this clone had', () => {
    const command = `git push --force-with-lease=refs/handoffs/abcdefghij:${replacement.from} origin ${replacement.to}:refs/handoffs/abcdefghij`;
    assert.equal(replaceCommand(replacement), command);
    const text = purgedLines(plain, { id: 'x', hadOwn: true, left: [ours], isHidden: false }).join('\n');
    assert.ok(text.includes(`  ${command}\n`));
  });

  it('lets no name of a remote be more than a name in a shell', () => {
    for (const remote of ['a;b', '$(id)', 'it’s', "it's", 'a b', '-f', '"', '`id`', '&']) {
      assert.equal(isPlain(remote), false, remote);
      const quoted = `'${remote.replaceAll("'", "'\\''")}'`;
      assert.ok(replaceCommand({ ...replacement, remote }).includes(` ${quoted} `), remote);
    }
    for (const remote of ['origin', 'team/fork', 'my-fork_2.x']) assert.ok(isPlain(remote), remote);
  });

  it('drops the commit of the handoff from a branch with its message, and says what to look at', () => {
    const left = [{ kind: 'branch', branch: 'feature/login', base: 'main' }] as const;
    const text = purgedLines(plain, { id: 'x', hadOwn: true, left, isHidden: false }).join('\n');
    assert.match(text, /filter-branch --prune-empty .* -- 'main\.\.feature\/login'/);
    assert.match(text, /the subject of a commit may quote the handoff/);
  });

  it('says in one line what a remote still has, why, and what to do', () => {
    assert.equal(
      stillThereText(plain, ours),
      'origin still has what you purged, in refs/handoffs/abcdefghij.',
    );
    assert.equal(
      stillThereText(plain, ours, 'no rewriting'),
      'origin still has what you purged, in refs/handoffs/abcdefghij: it did not let that be replaced (no rewriting). What is new goes there under another name. Ask whoever runs origin to delete refs/handoffs/abcdefghij, or to allow it once and sync again.',
    );
    assert.match(
      stillThereText(plain, { kind: 'journal', ref: 'refs/handoffs-remote/origin/abcdefghij' }),
      /a copy of this clone writes there\. Purge it there too, and sync\./,
    );
    assert.match(
      stillThereText(plain, { kind: 'remote-branch', ref: 'refs/remotes/origin/x' }),
      /Rewrite the branch, push it by force/,
    );
  });
});
