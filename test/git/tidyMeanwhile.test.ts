import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTidy, tidy } from '../../src/app/tidy';
import { isProblem } from '../../src/domain/problem';
import { writeRecord } from '../../src/format/record';
import { isGitError } from '../../src/git/gitError';
import { handoffPath } from '../../src/store/paths';
import { landed, partsOf } from './support/landed';
import { closeAll, env, fsck, git, newFolder, note, trap, usersState, write } from './support/repositories';

const path = handoffPath(note('aaaaaa', 'feature/login'));

/** A git before whose first command of a name a shell line runs in the repository, as somebody else's would. */
function gitThat(root: string, command: string, line: string): string {
  const program = join(newFolder('meanwhile'), 'git');
  const mark = `${program}.done`;
  const lines = [
    '#!/bin/sh',
    `case " $* " in *" ${command} "*)`,
    `  [ -e '${mark}' ] || { : > '${mark}'; (cd '${root}' && ${line}) </dev/null >/dev/null 2>&1; }`,
    'esac',
    'exec git "$@"',
    '',
  ];
  writeFileSync(program, lines.join('\n'));
  chmodSync(program, 0o755);
  return program;
}

/** Tidies while `line` runs before the first `command`; gives the commit, or why there was none. */
async function tidiedWhile(root: string, command: string, line: string): Promise<string> {
  const parts = await partsOf(root, { gitPath: gitThat(root, command, line) });
  const found = await findTidy(parts);
  assert.equal(found.remove.length, 1);
  try {
    return await tidy(parts, found, found.remove);
  } catch (error) {
    if (isProblem(error) && error.problem.kind === 'not-tidied') return error.problem.why.reason;
    throw error;
  }
}

describe('tidying while somebody works here', () => {
  afterEach(closeAll);

  it('does nothing where it happens while the commit is made', async () => {
    const cases = {
      'git switch -q -c other': 'branch-moved',
      'git switch -q --detach': 'branch-moved',
      'git commit -q --allow-empty -m x': 'branch-moved',
      ': > .git/index.lock': 'index-locked',
      ': > .git/refs/heads/main.lock': 'ref-locked',
      [`echo mine >> ${path}`]: 'path-blocked',
      [`echo mine >> ${path} && git add ${path} && git show HEAD:${path} > ${path}`]: 'path-blocked',
    };
    for (const [line, reason] of Object.entries(cases)) {
      const root = landed();
      const twin = landed();
      assert.equal(await tidiedWhile(root, 'commit-tree', line), reason, line);
      for (const lock of ['index.lock', 'refs/heads/main.lock'])
        rmSync(join(root, '.git', lock), { force: true });
      assert.equal(existsSync(join(root, path)), true, line);
      assert.equal(git(root, 'ls-tree', '-r', 'HEAD'), git(twin, 'ls-tree', '-r', 'HEAD'), line);
      assert.equal(git(root, 'ls-files', path), `${path}\n`, line);
      assert.doesNotMatch(git(root, 'reflog', 'show', '--format=%gs', 'main'), /tidy/, line);
    }
  });

  it('takes the commit back where the index stays locked', async function () {
    this.timeout(20_000);
    const root = landed();
    write(root, 'readme.md', 'mine\n');
    const before = usersState(root);
    assert.equal(await tidiedWhile(root, 'update-index', ': > .git/index.lock'), 'index-locked');
    assert.equal(existsSync(join(root, '.git/index.lock')), true, 'nobody removes a lock of somebody else');
    rmSync(join(root, '.git/index.lock'));
    assert.equal(usersState(root), before);
    fsck(root);
  });

  it('leaves a file that was changed or staged at the last moment', async () => {
    const changed = landed();
    await tidiedWhile(changed, 'update-index', `echo mine > ${path}`);
    assert.equal(readFileSync(join(changed, path), 'utf8'), 'mine\n');
    assert.equal(git(changed, 'status', '--porcelain', '-uall'), `?? ${path}\n`);
    const staged = landed();
    await tidiedWhile(staged, 'ls-files', `echo mine > ${path} && git add ${path}`);
    assert.equal(readFileSync(join(staged, path), 'utf8'), 'mine\n');
    assert.equal(git(staged, 'status', '--porcelain'), `M  ${path}\n`);
  });

  it('is right on a branch that was switched to at the last moment, be the note on it or not', async () => {
    const has = landed();
    git(has, 'branch', 'other');
    await tidiedWhile(has, 'update-index', 'git switch -q other');
    assert.equal(git(has, 'status', '--porcelain=v1', '--branch'), '## other\n');
    assert.equal(readFileSync(join(has, path), 'utf8'), writeRecord(note('aaaaaa', 'feature/login')));
    assert.equal(git(has, 'ls-tree', '-r', '--name-only', 'main', '.handoffs'), '');
    const lacks = landed();
    git(lacks, 'branch', 'other', 'main~1');
    await tidiedWhile(lacks, 'update-index', 'git switch -q other');
    assert.equal(git(lacks, 'status', '--porcelain=v1', '--branch', '-uall'), '## other\n');
    assert.equal(existsSync(join(lacks, path)), false);
  });

  it('signs where the global configuration signs, and does nothing where that fails', async () => {
    const root = landed();
    const { program, ran } = trap('fail');
    const home = newFolder('home');
    const own = `[user]\n\tname = Ana\n\temail = ana@example.com\n[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${program}\n`;
    write(home, '.gitconfig', own);
    const parts = await partsOf(root, { env: { ...env, HOME: home } });
    const found = await findTidy(parts);
    const before = usersState(root);
    await assert.rejects(tidy(parts, found, found.remove), (error) => isGitError(error, 'signing'));
    assert.ok(ran());
    assert.equal(usersState(root), before);
  });
});
