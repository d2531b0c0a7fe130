// Branches that have landed, and what may be tidied away of them.
import assert from 'node:assert/strict';
import { findTidy, tidy } from '../../../src/app/tidy';
import type { Handoff } from '../../../src/domain/records';
import { writeRecord } from '../../../src/format/record';
import type { GitOptions } from '../../../src/git/git';
import { handoffPath } from '../../../src/store/paths';
import { RecordFolders } from '../../../src/store/recordFolders';
import { git, newRepository, note, open, write } from './repositories';

/** Commits notes where we are, as a merge or a squash brings them. */
export function commitNotes(root: string, ...notes: readonly Handoff[]): void {
  for (const one of notes) {
    write(root, handoffPath(one), writeRecord(one));
    git(root, 'add', '--', handoffPath(one));
  }
  git(root, 'commit', '-q', '-m', 'Bring notes');
}

export function folderOf(one: Handoff): string {
  return handoffPath(one).replace('/handoff.yaml', '');
}

export async function partsOf(root: string, options: GitOptions = {}) {
  const { repository, store, people } = await open(root, options);
  return { repository, records: store, people, folders: new RecordFolders(repository) };
}

/** `tail reason` of what may go, and `tail! reason` of what is left. */
export async function planned(root: string): Promise<readonly string[]> {
  const { remove, left } = await findTidy(await partsOf(root));
  return [
    ...remove.map(({ note: { id }, reason }) => `${id.slice(-6)} ${reason}`),
    ...left.map(({ path, reason }) => `${path.replace(/^.*asousa-/, '')}! ${reason}`),
  ].sort();
}

export async function tidied(root: string): Promise<string> {
  const parts = await partsOf(root);
  const found = await findTidy(parts);
  assert.notEqual(found.remove.length, 0);
  return tidy(parts, found, found.remove);
}

/** A repository on main with the note of a branch that was merged. */
export function landed(...more: readonly Handoff[]): string {
  const root = newRepository();
  git(root, 'switch', '-q', 'feature/login');
  commitNotes(root, note('aaaaaa', 'feature/login'), ...more);
  git(root, 'switch', '-q', 'main');
  git(root, 'merge', '-q', '--no-ff', '-m', 'Merge login', 'feature/login');
  return root;
}
