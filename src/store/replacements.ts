import type { Replacement } from '../domain/purged';
import type { Git } from '../git/git';
import { commitOf, isAncestor, listRefs, type Ref } from '../git/refs';
import { refThere, remoteCopy } from './journalNames';
import type { PurgeMarks } from './purgeMarks';
import { journalRef, type Writer } from './writer';

/**
 * The copies of this clone's own journals that can be replaced on remotes: those of which this clone had
 * every commit itself, before a purge. Another copy of this clone that wrote there makes it none.
 * @throws GitError, FileError
 */
export async function replacementsFor(
  git: Git,
  writer: Writer,
  marks: PurgeMarks,
): Promise<readonly Replacement[]> {
  const found: Replacement[] = [];
  let refs: readonly Ref[] | undefined;
  for (const id of await writer.own()) {
    const tips = await marks.tipsOf(id);
    const own = tips.length === 0 ? undefined : await commitOf(git, journalRef(id));
    if (own === undefined) {
      continue;
    }
    refs ??= await listRefs(git, ['refs/handoffs-remote', 'refs/remotes']);
    for (const { name, id: from } of refs) {
      const copy = remoteCopy(name, id);
      if (copy && !(await isWithin(git, from, [own])) && (await isWithin(git, from, tips))) {
        const ref = refThere(id, copy.way);
        found.push({ remote: copy.remote, ref, from, to: own, tracking: name });
      }
    }
  }
  return found;
}

/** True for one of these commits, also where it is not here any more, and for what they came from. @throws GitError */
export async function isWithin(git: Git, commit: string, tips: readonly string[]): Promise<boolean> {
  for (const tip of tips) {
    if (tip === commit || (await isAncestor(git, commit, tip))) {
      return true;
    }
  }
  return false;
}
