// The repositories a scenario begins in: made once by real git, copied for each.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { commit, git, newFolder } from '../support/repositories';

/** The people of the scenarios, as git writes them. */
export const people: Readonly<Record<string, string>> = {
  ana: 'Ana Sousa <ana@example.com>',
  ANA: 'Ana Sousa <Ana@Example.COM>',
  'ana-at-home': 'Ana Sousa <ana.sousa@home.example>',
  'ana-noreply': 'Ana Sousa <1234+asousa@users.noreply.github.com>',
  namesake: 'Ana Sousa <ana.sousa@elsewhere.example>',
  ben: 'Ben Meyer <ben@example.com>',
  bot: 'update-bot[bot] <49699333+update-bot[bot]@users.noreply.github.com>',
};

const byBen = ['-c', 'user.name=Ben Meyer', '-c', 'user.email=ben@example.com'] as const;
let template: string | undefined;

/** A folder with `origin.git` (main, ben/search) and `ana`, her clone of it. */
export function newTeam(): string {
  template ??= makeTeam();
  const team = newFolder('team');
  cpSync(template, team, { recursive: true, preserveTimestamps: true });
  return team;
}

/** The folder of a place, made where there is none: Ben has a clone of his own. */
export function placeIn(team: string, name: string): string {
  const folder = join(team, name);
  if (!existsSync(folder)) {
    mkdirSync(folder);
    if (name === 'ben') cloneForBen(folder);
  }
  return folder;
}

function cloneForBen(folder: string): void {
  git(folder, 'clone', '-q', '--template=', '../origin.git', '.');
  git(folder, 'config', 'user.name', 'Ben Meyer');
  git(folder, 'config', 'user.email', 'ben@example.com');
}

function makeTeam(): string {
  const team = newFolder('team-template');
  const origin = placeIn(team, 'origin.git');
  const seed = placeIn(team, 'seed');
  git(origin, 'init', '-q', '--bare', '--template=');
  git(seed, 'init', '-q', '--template=');
  commit(seed, 'readme.md', 'one\ntwo\nthree\n', 'Start');
  git(seed, 'switch', '-q', '-c', 'ben/search');
  for (const [at, text] of ['Add search', 'Sort what is found', 'Search in titles'].entries()) {
    commit(seed, 'search.ts', `export const step = ${String(at)};\n`, text);
    git(seed, ...byBen, 'commit', '-q', '--amend', '--no-edit', '--reset-author');
  }
  git(seed, 'push', '-q', '../origin.git', 'main', 'ben/search');
  const ana = placeIn(team, 'ana');
  git(ana, 'clone', '-q', '--template=', '../origin.git', '.');
  // It is copied, and the copy is to have the copy's remote.
  git(ana, 'remote', 'set-url', 'origin', '../origin.git');
  return team;
}
