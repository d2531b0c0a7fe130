import { durable } from './fastImport';
import type { Git } from './git';
import { asAuthor, type Identity } from './identity';
import { moveRef } from './refTransaction';
import { commitOf } from './refs';
import { withRetry } from './retry';
import type { TreeEntry } from './tree';
import { nameOf } from './tree';
import { makeTree, withTrees } from './trees';

/** A folder to be taken out of everything that a ref of ours has. */
export interface Purge {
  /** Full name. */
  readonly ref: string;
  /** Folder in the root of the tree; what goes are the folders called `name` two levels down in it. */
  readonly top: string;
  readonly name: string;
  readonly message: string;
  readonly author: Identity;
}

/**
 * Rewrites a ref of ours without some folders: one commit has what is left of the tree, upon the newest
 * commit from before there was any of them, so that nothing reachable from the ref holds the rest, and whoever
 * has no more than that commit can be fast-forwarded. Compare and swap: what others write to the ref meanwhile
 * is in the next attempt. Index, working tree and all other refs stay as they are.
 * @param before is called with the tip that is about to be replaced; the ref moves once it has resolved.
 * @returns false where there was nothing to take out.
 * @throws GitError
 */
export function purgeTree(
  git: Git,
  idBytes: number,
  purge: Purge,
  before: (tip: string) => Promise<void>,
): Promise<boolean> {
  return withRetry(
    async () => {
      const tip = await commitOf(git, purge.ref);
      const isGone = (_group: string, name: string): boolean => name === purge.name;
      const tree = tip === undefined ? undefined : await treeWithout(git, idBytes, tip, purge.top, isGone);
      if (tip === undefined || tree === undefined) {
        return false;
      }
      const parent = await lastWithout(git, tip, purge);
      const kept = parent !== undefined && !(await treeWithout(git, idBytes, parent, purge.top, isGone));
      const parents = kept ? ['-p', parent] : [];
      const made = await git.feed(['commit-tree', '--no-gpg-sign', ...parents, tree], purge.message, {
        config: durable,
        env: asAuthor(purge.author),
      });
      await before(tip);
      await moveRef(git, { ref: purge.ref, from: tip, to: made.stdout.trim() }, () =>
        Promise.resolve(undefined),
      );
      return true;
    },
    () => commitOf(git, purge.ref),
  );
}

/** The commit before the first one that had anything in the folders; undefined where that one is a root. */
async function lastWithout(git: Git, tip: string, { top, name }: Purge): Promise<string | undefined> {
  const literal = name.replace(/[\\*?[\]]/g, '\\$&');
  const { stdout } = await git.run([
    'rev-list',
    '--full-history',
    tip,
    '--',
    `:(glob)${top}/*/${literal}/**`,
  ]);
  const first = stdout.trim().split('\n').at(-1);
  return first === undefined || first === '' ? undefined : commitOf(git, `${first}^`);
}

/**
 * The root tree of a commit without the folders of the folders in `top` that are said to be gone; undefined
 * where it has none of them. @throws GitError
 */
export async function treeWithout(
  git: Git,
  idBytes: number,
  tip: string,
  top: string,
  isGone: (group: string, name: string) => boolean,
): Promise<string | undefined> {
  return withTrees(git, idBytes, async (read) => {
    const [root = []] = await read([`${tip}^{tree}`]);
    const folder = root.find((entry) => nameOf(entry) === top && entry.mode === '40000');
    const [groups = []] = folder ? await read([folder.id]) : [];
    const trees = groups.filter((entry) => entry.mode === '40000');
    const inside = await read(trees.map(({ id }) => id));
    const changed = new Map<TreeEntry, readonly TreeEntry[]>();
    trees.forEach((group, index) => {
      const all = inside[index] ?? [];
      const left = all.filter((entry) => !isGone(nameOf(group), nameOf(entry)));
      if (left.length < all.length) {
        changed.set(group, left);
      }
    });
    if (!folder || changed.size === 0) {
      return undefined;
    }
    const kept = await Promise.all(
      groups.map(async (group) =>
        withTree(group, changed.has(group) ? await make(git, changed.get(group)) : group.id),
      ),
    );
    const made = withTree(folder, await make(git, kept.filter(isThere)));
    return makeTree(git, root.map((entry) => (entry === folder ? made : entry)).filter(isThere));
  });
}

/** Id of the tree of these entries; empty where there are none: git keeps no empty folders. */
async function make(git: Git, entries: readonly TreeEntry[] = []): Promise<string> {
  return entries.length === 0 ? '' : makeTree(git, entries);
}

function withTree(entry: TreeEntry, id: string): TreeEntry {
  return { ...entry, id };
}

function isThere({ id }: TreeEntry): boolean {
  return id !== '';
}
