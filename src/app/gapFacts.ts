import { foldEmail } from '../domain/addresses';
import type { BranchWork } from '../domain/branchWork';
import type { CodeOf } from '../domain/delivery';
import { findGaps } from '../domain/gaps/gaps';
import type { Gap, GapFacts } from '../domain/gaps/gap';
import { workedOn } from '../domain/head';
import type { HandoffContent } from '../domain/records';
import type { ShareMode } from '../domain/share';
import { readHandoffs } from './findHandoff';
import { myZone } from './myZone';
import type { Parts } from './parts';

/** What is known besides the handoff, as of the last look. */
export type KnownFacts = Omit<GapFacts, 'share' | 'dismissed' | 'missingPaths' | 'now' | 'subjects'>;

/** The handoff as far as it is typed, and how it is meant. */
export interface Typed {
  readonly content: HandoffContent;
  readonly share: ShareMode;
}

/** Looks at all that gaps are found by and that no draft tells. */
export async function readGapFacts(
  parts: Pick<Parts, 'repository' | 'records' | 'people' | 'settings' | 'clock'>,
  of: CodeOf,
): Promise<KnownFacts> {
  const { repository, people, records } = parts;
  const [code, head, me, all, listed, team, timeZone] = await Promise.all([
    repository.codeFacts(of),
    repository.head(),
    people.me(),
    readHandoffs(parts),
    people.listed(),
    records.team(),
    myZone(parts),
  ]);
  const operation = workedOn(head) === of.branch ? await repository.operation() : undefined;
  const authors = all.flatMap(({ note, replies }) => [note.author, ...replies.map(({ author }) => author)]);
  return {
    code,
    ...(of.branch === undefined ? {} : { branch: of.branch }),
    ...(operation === undefined ? {} : { operation }),
    timeZone,
    ...(me === undefined ? {} : { me }),
    known: new Set(
      [
        ...authors.map(({ email }) => email),
        ...listed.flatMap(({ emails }) => emails),
        ...team.recipients,
      ].map(foldEmail),
    ),
    todos: [],
    team,
  };
}

/** Paths that a handoff names and that the branch should have. */
export function namedPaths({ places = [], decisions = [] }: HandoffContent): readonly string[] {
  return [...new Set([...places.map(({ path }) => path), ...decisions])].filter((path) => path !== '');
}

/** The gaps of a handoff as typed so far. @param work what happened on the branch since its last handoff */
export function gapsOf(
  { content, share }: Typed,
  known: KnownFacts,
  { commits }: Pick<BranchWork, 'commits'>,
  more: Pick<GapFacts, 'dismissed' | 'missingPaths' | 'now'>,
): readonly Gap[] {
  return findGaps(content, {
    ...known,
    ...more,
    share,
    known: new Set([...known.known, ...commits.map(({ authorEmail }) => foldEmail(authorEmail))]),
    subjects: commits.map(({ subject }) => subject),
  });
}
