// A fresh git repository for one run, untouched by the configuration of the person at the keyboard.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './ending';

/** A temporary repository with one commit on `main`. */
export interface Repository {
  readonly folder: string;
  /** The temporary folder around it, for files that are not to be in the repository. */
  readonly root: string;
  /** The environment in which git sees no configuration but the repository's. */
  readonly env: Readonly<Record<string, string>>;
  dispose(): void;
}

/** Makes the repository in a temporary folder. */
export function makeRepository(): Repository {
  const { path: root, remove } = temporaryFolder('handoff-editor-');
  const env = isolatedGit(root);
  const folder = join(root, 'workspace');
  const git = (...args: string[]): void => {
    execFileSync('git', args, { cwd: root, env: { ...process.env, ...env }, stdio: 'ignore' });
  };
  git('init', '--initial-branch=main', folder);
  writeFileSync(join(folder, 'README.md'), '# Workspace\n');
  git('-C', folder, 'config', 'user.name', 'Ana Sousa');
  git('-C', folder, 'config', 'user.email', 'ana@example.org');
  git('-C', folder, 'add', '.');
  git('-C', folder, 'commit', '-m', 'Start');
  return { folder, root, env, dispose: remove };
}

/** An environment in which git reads no system or user configuration and asks nothing. */
export function isolatedGit(folder: string): Record<string, string> {
  const config = join(folder, 'empty.gitconfig');
  writeFileSync(config, '');
  return { GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
}
