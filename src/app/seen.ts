import type { Union } from '../domain/union';
import { foldAll, type HandoffView } from './handoffs';
import type { People } from './ports';

/**
 * All handoffs, withdrawn ones too, as whoever sits here sees them. The repository's own map of people has a
 * say in it, so what is written or removed for others goes by `foldAll` alone. @throws what `whoIsWho` throws
 */
export async function foldSeen(
  union: Union,
  people: Pick<People, 'whoIsWho'>,
): Promise<readonly HandoffView[]> {
  // Only of withdrawals and amendments it matters who is whom, and mostly there are none.
  const matters = union.replies.some(({ record }) => record.kind === 'withdraw' || record.kind === 'amend');
  return foldAll(union, matters ? await people.whoIsWho() : undefined);
}
