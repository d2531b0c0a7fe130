// Two people who work on one project: two clones of one bare remote, each with an identity of its own.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../host/ending';
import { isolatedGit } from '../../host/repository';
import { projectHistory } from './project';

const execFileAsync = promisify(execFile);

/** One person with a clone. */
export interface Person {
  readonly name: string;
  readonly email: string;
  /** The clone's folder. */
  readonly folder: string;
  /** Runs plain git in the clone and gives its output without the last line's end. */
  git(...args: string[]): Promise<string>;
  /** Runs the command line in the clone and gives what it prints. */
  handoff(...args: readonly string[]): Promise<string>;
  /** Writes files (path to text) into the working tree. */
  write(files: Readonly<Record<string, string>>): void;
  /** Writes files and commits them; `date` (ISO 8601) where a fixed one is wanted. */
  commit(message: string, files: Readonly<Record<string, string>>, date?: string): Promise<void>;
}

/** The two people, their remote, and the environment in which git knows nothing else. */
export interface People {
  readonly root: string;
  /** The bare repository. */
  readonly remote: string;
  readonly ana: Person;
  readonly kenji: Person;
  /** For servers and command lines that are to see git as these people do. */
  readonly env: Readonly<Record<string, string>>;
  /** One more clone of the remote, e.g. to compare with. */
  clone(folderName: string, name: string, email: string): Promise<Person>;
  dispose(): void;
}

/** Makes, in a temporary folder, a remote with a small project on `main` and the clones `ana` and `kenji`. */
export async function makePeople(): Promise<People> {
  const { path: home, remove } = temporaryFolder('handoff-people-');
  const remote = join(home, 'login-service.git');
  const env = isolatedGit(home);
  await git(home, env, ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  const clone = async (folderName: string, name: string, email: string): Promise<Person> => {
    const folder = join(home, folderName);
    await git(home, env, ['clone', '--quiet', remote, folder]);
    await git(folder, env, ['config', 'user.name', name]);
    await git(folder, env, ['config', 'user.email', email]);
    return person(name, email, folder, env);
  };
  const ana = await clone('ana', 'Ana Sousa', 'ana@example.org');
  await ana.git('switch', '--quiet', '-c', 'main');
  for (const { message, files, date } of projectHistory) await ana.commit(message, files, date);
  await ana.git('push', '--quiet', '-u', 'origin', 'main');
  await ana.git('remote', 'set-head', 'origin', 'main');
  const kenji = await clone('kenji', 'Kenji Ito', 'kenji@example.org');
  return { root: home, remote, ana, kenji, env, clone, dispose: remove };
}

function person(name: string, email: string, folder: string, env: Readonly<Record<string, string>>): Person {
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  };
  const commit = async (
    message: string,
    files: Readonly<Record<string, string>>,
    date?: string,
  ): Promise<void> => {
    write(files);
    const dates = date ? { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date } : {};
    await git(folder, { ...env, ...dates }, ['add', '--', ...Object.keys(files)]);
    await git(folder, { ...env, ...dates }, ['commit', '--quiet', '-m', message]);
  };
  const handoff = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await execFileAsync(
      process.execPath,
      [join('dist', 'cli.js'), '-C', folder, ...args],
      {
        env: { ...process.env, ...env },
      },
    );
    return stdout;
  };
  return { name, email, folder, write, commit, handoff, git: (...args) => git(folder, env, args) };
}

async function git(
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  const { stdout } = await execFileAsync('git', args, { cwd, env: { ...Object.fromEntries(own), ...env } });
  return stdout.replace(/\n$/, '');
}
