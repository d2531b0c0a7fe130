import { foldEmail } from '../domain/addresses';
import { withTeamTexts } from '../domain/team';
import { isMe } from '../domain/people';
import type { HandoffContent } from '../domain/records';
import { readHandoffs } from './findHandoff';
import { newestShared, type HandoffView } from './handoffs';
import type { Parts } from './parts';
import type { BranchWork } from '../domain/branchWork';

/** What git and the earlier handoffs know already when a form opens. */
export interface Prefill {
  readonly content: HandoffContent;
  readonly work: BranchWork;
  /** The newest handoff of the branch that others have too, which the new one will follow. */
  readonly previous: HandoffView | undefined;
  /** People who wrote commits or handoffs here lately, without me; the likeliest first. */
  readonly people: readonly { readonly name: string; readonly email: string }[];
}

/** Gathers what the form for a branch starts with. */
export async function prefill(
  parts: Pick<Parts, 'repository' | 'records' | 'people'>,
  branch: string | undefined,
): Promise<Prefill> {
  const all = await readHandoffs(parts);
  const previous = newestShared(all, branch);
  const [work, team, me] = await Promise.all([
    branch === undefined ? noWork : parts.repository.work(branch, previous?.note.at?.commit),
    parts.records.team(),
    parts.people.me(),
  ]);
  const done = work.commits
    .filter((commit) => !me || isMe(me, commit.authorEmail))
    .map((commit) => commit.subject)
    .reverse();
  const known = all.flatMap((handoff) => [handoff.note.author, ...handoff.replies.map((r) => r.author)]);
  const authors = work.commits.map((commit) => ({ name: commit.authorName, email: commit.authorEmail }));
  const people = [...authors, ...known].filter((person) => !isMe(me, person.email));
  return {
    content: withTeamTexts(
      { summary: '', state: 'on-track', ...(done.length > 0 ? { done } : {}) },
      branch,
      team,
    ),
    work,
    previous,
    people: [...new Map(people.map(({ name, email }) => [foldEmail(email), { name, email }])).values()],
  };
}

const noWork: BranchWork = { commits: [], total: 0, files: [] };
