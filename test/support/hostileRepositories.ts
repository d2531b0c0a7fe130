// Repositories that try to run a program of theirs, one trick each. Every one is also tried with the user's own
// git (`control`), so that a trick that no longer works is noticed and does not pass for a defence.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Runs the user's git in a folder; what it ends with does not count. */
type Run = (cwd: string, ...args: readonly string[]) => string;

/** One repository that means ill. */
export interface HostileRepository {
  readonly name: string;
  /** Sets the trap in a repository that has `main` checked out and `feature/login` beside it. */
  make(root: string, program: string, git: Run): void;
  /** What a user would do to fall into it; absent where the trick runs no program (see `make`). */
  control?(root: string, git: Run): void;
  /** Folder to open, where it is not the repository's own. */
  readonly folder?: string;
}

function put(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function attribute(root: string, git: Run, line: string): void {
  put(root, '.gitattributes', `${line}\n`);
  git(root, 'add', '.gitattributes');
  git(root, 'commit', '-q', '-m', 'Attributes');
}

/** A changed time stamp makes git compare contents. */
function touch(root: string): void {
  utimesSync(join(root, 'readme.md'), 1, 1);
}

function setHooks(folder: string, program: string, names: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    cpSync(program, join(folder, name));
    chmodSync(join(folder, name), 0o755);
  }
}

const hooks = [
  'reference-transaction',
  'post-index-change',
  'pre-commit',
  'prepare-commit-msg',
  'commit-msg',
  'post-commit',
  'post-checkout',
  'post-rewrite',
  'pre-auto-gc',
  'fsmonitor-watchman',
];

/** A commit that claims to be signed, so that somebody might check it. */
function claimSignature(root: string, git: Run): void {
  const body = git(root, 'cat-file', 'commit', 'HEAD').replace(
    '\n\n',
    '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\n',
  );
  put(root, '.git/claimed', body);
  const signed = git(root, 'hash-object', '-t', 'commit', '-w', '.git/claimed').trim();
  git(root, 'reset', '-q', '--hard', signed);
}

/** A repository below another one, which has a file-system monitor of its own. */
function embedded(root: string, at: string, program: string, git: Run): void {
  mkdirSync(join(root, at), { recursive: true });
  git(join(root, at), 'init', '-q');
  put(root, `${at}/inner.txt`, 'x\n');
  git(join(root, at), 'add', '.');
  git(join(root, at), '-c', 'user.name=E', '-c', 'user.email=e@example.com', 'commit', '-q', '-m', 'Inner');
  git(join(root, at), 'config', 'core.fsmonitor', program);
}

/** The repositories. Each has one trick, so that a failure names it. */
export const hostileRepositories: readonly HostileRepository[] = [
  {
    name: 'a file-system monitor (core.fsmonitor)',
    make: (root, program, git) => git(root, 'config', 'core.fsmonitor', program),
    control: (root, git) => git(root, 'status'),
  },
  {
    name: 'a file-system monitor in the configuration of the worktree',
    make: (root, program, git) => {
      git(root, 'config', 'extensions.worktreeConfig', 'true');
      git(root, 'config', '--worktree', 'core.fsmonitor', program);
    },
    control: (root, git) => git(root, 'status'),
  },
  {
    name: 'a file-system monitor in an included file of the working tree',
    make: (root, program, git) => {
      put(root, 'settings.ini', `[core]\n\tfsmonitor = ${program}\n`);
      git(root, 'config', 'include.path', '../settings.ini');
      git(root, 'config', 'includeIf.gitdir:**.path', '../settings.ini');
    },
    control: (root, git) => git(root, 'status'),
  },
  {
    name: 'hooks in a folder of its choice (core.hooksPath)',
    make: (root, program, git) => {
      setHooks(join(root, 'tools'), program, hooks);
      git(root, 'config', 'core.hooksPath', 'tools');
    },
    control: (root, git) => git(root, 'update-ref', 'refs/heads/control', 'main'),
  },
  {
    name: 'hooks in its git directory',
    make: (root, program) => setHooks(join(root, '.git', 'hooks'), program, hooks),
    control: (root, git) => git(root, 'commit', '--allow-empty', '-q', '-m', 'control'),
  },
  {
    name: 'a text conversion (diff.*.textconv)',
    make: (root, program, git) => {
      attribute(root, git, '* diff=evil');
      git(root, 'config', 'diff.evil.textconv', program);
    },
    control: (root, git) => git(root, 'log', '-p', '-1'),
  },
  {
    name: 'an external diff (diff.external)',
    make: (root, program, git) => {
      put(root, 'readme.md', 'changed\n');
      git(root, 'config', 'diff.external', program);
    },
    control: (root, git) => git(root, 'diff'),
  },
  {
    name: 'an external diff by attribute (diff.*.command)',
    make: (root, program, git) => {
      attribute(root, git, '* diff=evil');
      put(root, 'readme.md', 'changed\n');
      git(root, 'config', 'diff.evil.command', program);
    },
    control: (root, git) => git(root, 'diff'),
  },
  {
    name: 'a clean filter that is required',
    make: (root, program, git) => {
      attribute(root, git, '* filter=evil');
      git(root, 'config', 'filter.evil.clean', program);
      git(root, 'config', 'filter.evil.smudge', program);
      git(root, 'config', 'filter.evil.required', 'true');
      touch(root);
    },
    control: (root, git) => git(root, 'status'),
  },
  {
    name: 'a filter process',
    make: (root, program, git) => {
      attribute(root, git, '* filter=evil');
      git(root, 'config', 'filter.evil.process', program);
      touch(root);
    },
    control: (root, git) => git(root, 'status'),
  },
  {
    name: 'a merge driver',
    make: (root, program, git) => {
      attribute(root, git, '* merge=evil');
      git(root, 'config', 'merge.evil.driver', program);
      git(root, 'switch', '-q', 'feature/login');
      put(root, 'readme.md', 'theirs\n');
      git(root, 'commit', '-q', '-a', '-m', 'Theirs');
      git(root, 'switch', '-q', 'main');
      put(root, 'readme.md', 'ours\n');
      git(root, 'commit', '-q', '-a', '-m', 'Ours');
    },
    control: (root, git) => git(root, 'merge', 'feature/login'),
  },
  {
    name: 'a remote that is a program (ext::)',
    make: (root, program, git) => {
      git(root, 'remote', 'add', 'origin', `ext::${program}`);
      git(root, 'config', 'protocol.ext.allow', 'always');
    },
    control: (root, git) => git(root, 'fetch', 'origin'),
  },
  {
    name: 'a program in place of ssh (core.sshCommand)',
    make: (root, program, git) => {
      git(root, 'remote', 'add', 'origin', 'git@localhost:project.git');
      git(root, 'config', 'core.sshCommand', program);
    },
    control: (root, git) => git(root, 'fetch', 'origin'),
  },
  {
    name: 'a program at the other end (remote.*.uploadpack)',
    make: (root, program, git) => {
      git(root, 'remote', 'add', 'origin', root);
      git(root, 'config', 'remote.origin.uploadpack', program);
      git(root, 'config', 'remote.origin.receivepack', program);
    },
    control: (root, git) => git(root, 'fetch', 'origin'),
  },
  {
    name: 'a program for signatures (gpg.program, log.showSignature)',
    make: (root, program, git) => {
      claimSignature(root, git);
      git(root, 'config', 'gpg.program', program);
      git(root, 'config', 'log.showSignature', 'true');
      git(root, 'config', 'commit.gpgSign', 'true');
    },
    control: (root, git) => git(root, 'log'),
  },
  {
    name: 'a program for signing commits with a key (gpg.ssh.program)',
    make: (root, program, git) => {
      git(root, 'config', 'gpg.format', 'ssh');
      git(root, 'config', 'gpg.ssh.program', program);
      git(root, 'config', 'gpg.ssh.defaultKeyCommand', program);
      git(root, 'config', 'user.signingKey', 'key::ssh-ed25519 AAAA');
      git(root, 'config', 'commit.gpgSign', 'true');
    },
    control: (root, git) => git(root, 'commit', '--allow-empty', '-q', '-m', 'control'),
  },
  {
    name: 'an embedded bare repository',
    folder: 'docs/site',
    make: (root, program, git) => {
      mkdirSync(join(root, 'docs'));
      git(root, 'clone', '-q', '--bare', root, 'docs/site');
      git(join(root, 'docs/site'), 'config', 'core.bare', 'false');
      git(join(root, 'docs/site'), 'config', 'core.worktree', '..');
      git(join(root, 'docs/site'), 'config', 'core.fsmonitor', program);
    },
    control: (root, git) => git(join(root, 'docs/site'), 'status'),
  },
  {
    name: 'a submodule with a monitor of its own',
    make: (root, program, git) => {
      embedded(root, 'lib', program, git);
      put(root, '.gitmodules', '[submodule "lib"]\n\tpath = lib\n\turl = ./lib\n');
      git(root, '-c', 'advice.addEmbeddedRepo=false', 'add', '.gitmodules', 'lib');
      git(root, 'commit', '-q', '-m', 'Submodule');
      put(root, 'lib/new.txt', 'x\n');
    },
    control: (root, git) => git(root, 'status'),
  },
  {
    // Runs nothing, but many commands of git die of it (CVE-2018-17456, CVE-2019-19604 and what came of them).
    name: 'settings of a submodule that git refuses',
    make: (root, _program, git) => {
      put(
        root,
        '.gitmodules',
        '[submodule "lib"]\n\tpath = lib\n\turl = -u./payload\n\tupdate = !./payload\n',
      );
      git(root, 'add', '.gitmodules');
      git(root, 'commit', '-q', '-m', 'Submodule');
    },
  },
  {
    name: 'a promise of missing objects (partial clone over ext::)',
    make: (root, program, git) => {
      const missing = 'd'.repeat(40);
      git(root, 'update-index', '--add', '--cacheinfo', `100644,${missing},.handoffs/x/y/handoff.yaml`);
      const tree = git(root, 'write-tree', '--missing-ok').trim();
      git(root, 'update-ref', 'refs/heads/hollow', git(root, 'commit-tree', '-m', 'x', tree).trim());
      git(root, 'reset', '-q');
      git(root, 'remote', 'add', 'origin', `ext::${program}`);
      git(root, 'config', 'remote.origin.promisor', 'true');
      git(root, 'config', 'remote.origin.partialclonefilter', 'blob:none');
      git(root, 'config', 'extensions.partialClone', 'origin');
      git(root, 'config', 'core.repositoryFormatVersion', '1');
      git(root, 'config', 'protocol.ext.allow', 'always');
    },
    control: (root, git) => git(root, 'cat-file', '-p', 'hollow:.handoffs/x/y/handoff.yaml'),
  },
  {
    name: 'aliases, editors and pagers',
    make: (root, program, git) => {
      for (const name of ['rev-parse', 'for-each-ref', 'status', 'handoff', 'symbolic-ref']) {
        git(root, 'config', `alias.${name}`, `!${program}`);
      }
      for (const key of ['core.editor', 'core.pager', 'sequence.editor', 'pager.log', 'pager.status']) {
        git(root, 'config', key, program);
      }
    },
    control: (root, git) => git(root, 'handoff'),
  },
  {
    name: 'credential and askpass helpers',
    make: (root, program, git) => {
      git(root, 'remote', 'add', 'origin', 'http://127.0.0.1:9/project.git');
      git(root, 'config', 'credential.helper', `!${program}`);
      git(root, 'config', 'core.askPass', program);
    },
    control: (root, git) => {
      put(root, '.git/query', 'url=http://127.0.0.1:9/project.git\n\n');
      git(root, '-c', 'alias.ask=!git credential fill < .git/query', 'ask');
    },
  },
  {
    name: 'links in place of its records, and out of the repository',
    make: (root, program, git) => {
      setHooks(join(root, '.git', 'hooks'), program, []);
      mkdirSync(join(root, '.handoffs'), { recursive: true });
      // Where a note of this branch would be written: through it a hook of the user's could be made.
      symlinkSync('../.git/hooks', join(root, '.handoffs', 'main'));
      symlinkSync('../.git/hooks', join(root, '.handoffs', 'feature-login'));
      symlinkSync('/etc/hostname', join(root, '.handoffs', 'people.yaml'));
      git(root, 'add', '.handoffs');
      git(root, 'commit', '-q', '-m', 'Links');
    },
  },
];

/** Runs the user's git with an environment; a command that fails gives what it had printed until then. */
export function usersGit(env: NodeJS.ProcessEnv): Run {
  return (cwd, ...args) => {
    try {
      return execFileSync('git', [...args], {
        cwd,
        env,
        encoding: 'utf8',
        timeout: 20_000,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      return error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    }
  };
}
