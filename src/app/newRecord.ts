import { newId } from '../domain/ids';
import type { Me } from '../domain/people';
import { ProblemError } from '../domain/problem';
import type { Author, Reply } from '../domain/records';
import type { HandoffView } from './handoffs';
import type { Clock, People } from './ports';

/** Who writes: a person, or an agent on a person's behalf. */
export type AuthorKind = Author['kind'];

/** The fields that every new record has, made now. */
export function stamp(
  clock: Clock,
  me: Me,
  kind: AuthorKind,
): { version: 1; id: string; created: string; author: Author } {
  const now = clock.now();
  return {
    version: 1,
    id: newId(now, me.name, clock.random(6)),
    created: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    author: { name: me.name, email: me.email, kind },
  };
}

/** The person at this keyboard; throws `no-identity` where nobody said who that is. */
export async function whoAmI(people: People): Promise<Me> {
  const me = await people.me();
  if (!me) {
    throw new ProblemError({ kind: 'no-identity' });
  }
  return me;
}

/**
 * The newest replies: those that no other reply names as seen. Naming only these keeps records small,
 * and says the same, as order is transitive.
 */
export function frontier(replies: readonly Reply[]): readonly string[] {
  const seen = new Set(replies.flatMap((reply) => reply.after));
  return replies.map((reply) => reply.id).filter((id) => !seen.has(id));
}

/** What the new reply to a handoff starts from. */
export function replyStamp(clock: Clock, me: Me, kind: AuthorKind, handoff: HandoffView) {
  return {
    ...stamp(clock, me, kind),
    handoff: handoff.note.id,
    after: frontier(handoff.replies),
  };
}
