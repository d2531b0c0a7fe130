import type { ShareMode } from '../domain/share';
import type { Parts } from './parts';

/**
 * Where a handoff goes: as wanted; else as chosen before, but not on the default branch, where one click on
 * Save and Push would publish a commit. Without a branch there is only the journal, whatever is wanted.
 */
export async function shareModeOf(
  { repository }: Pick<Parts, 'repository'>,
  branch: string | undefined,
  wanted: ShareMode | undefined,
  chosen: ShareMode | undefined,
): Promise<ShareMode> {
  if (branch === undefined) {
    return wanted === 'local' ? 'local' : 'ref';
  }
  return wanted ?? (branch === (await repository.defaultBranch()) ? 'ref' : (chosen ?? 'branch'));
}
