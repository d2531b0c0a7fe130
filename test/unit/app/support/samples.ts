// Records as tests need them: whole, with only what matters said.
import type { Me } from '../../../../src/domain/people';
import type { Author, Handoff, Reply } from '../../../../src/domain/records';
import { ana } from './fakes';

export function authorOf({ name, email }: Me): Author {
  return { name, email, kind: 'human' };
}

/** A handoff; `tail` (six letters) makes its id. */
export function noteOf(tail: string, more: Partial<Handoff> = {}): Handoff {
  return {
    version: 1,
    id: `20261122T175403Z-asousa-${tail}`,
    created: '2026-11-22T17:54:03Z',
    branch: 'feature/login',
    author: authorOf(ana),
    summary: 'Login works behind a flag.',
    ...more,
  };
}

/** A handoff that was written on a detached HEAD. */
export function detachedNote(tail: string): Handoff {
  const { version, id, created, author, summary } = noteOf(tail);
  return { version, id, created, author, summary };
}

/** A reply to a handoff; `tail` (six letters) makes its id. */
export function replyOf<K extends Reply['kind']>(
  tail: string,
  handoff: string,
  kind: K,
  rest: Omit<Extract<Reply, { kind: K }>, keyof Base | 'kind'> & Partial<Base>,
): Reply {
  return {
    version: 1,
    id: `20261123T080000Z-kito-${tail}`,
    handoff,
    kind,
    created: '2026-11-23T08:00:00Z',
    author: { name: 'Kenji Ito', email: 'kenji@example.org', kind: 'human' },
    after: [],
    ...rest,
  } as unknown as Reply;
}

type Base = Pick<Reply, 'version' | 'id' | 'handoff' | 'created' | 'author' | 'after'>;
