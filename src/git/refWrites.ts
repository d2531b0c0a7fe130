import { durable } from './fastImport';
import type { Git } from './git';

/** Sets a ref of ours to a commit, whatever it was before, and makes it where there was none. @throws GitError */
export async function setRef(git: Git, ref: string, commit: string): Promise<void> {
  await git.feed(['update-ref', '--stdin'], `update ${ref} ${commit}\n`, { config: durable });
}

/** Deletes a ref of ours that is at a commit; one that is elsewhere stays. @throws GitError */
export async function removeRef(git: Git, ref: string, commit: string): Promise<void> {
  await git.feed(['update-ref', '--stdin'], `delete ${ref} ${commit}\n`, { config: durable });
}
