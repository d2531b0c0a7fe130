import type { HandoffView } from '../app/handoffs';
import type { CommittedBy } from '../domain/people';
import type { Withdrawn } from '../domain/fold';
import type { Gap } from '../domain/gaps/gap';
import type { Handoff } from '../domain/records';
import type { Unreadable } from '../domain/union';
import { gapText, gapWhy } from '../words/gaps';
import type { L10n } from '../words/l10n';

/** One row of `list --json`. The keys are a promise to scripts: none is ever left away. */
export function listRow(handoff: HandoffView): object {
  const { note, status, steps, questions, where } = handoff;
  return {
    id: note.id,
    branch: note.branch ?? null,
    author: note.author,
    created: note.created,
    state: note.state ?? null,
    status,
    to: note.to ?? [],
    summary: note.summary,
    openSteps: steps.filter((step) => !step.done).length,
    openQuestions: questions.length,
    where,
  };
}

/**
 * What `show --json` gives: the note's fields as its author says them now, and what its replies make of it. `next` and
 * `questions` are as they are now; where the note has neither and no reply made one, they stay away.
 * `committedBy`, of the note and of each reply, is null unless somebody else than the author committed it.
 */
export function foldedShape(
  handoff: HandoffView,
  unreadable: readonly Unreadable[],
  committedBy: CommittedBy,
): object {
  const { note, status, pickedUp, amended, steps, questions, replies } = handoff;
  const now = questions.map((question) => ({ ...question, answers: [] }));
  return {
    ...note,
    ...(note.next === undefined && steps.length === 0 ? {} : { next: steps }),
    ...(note.questions === undefined && now.length === 0 ? {} : { questions: now }),
    status,
    pickedUpBy: pickedUp?.by ?? null,
    amended: amended ?? null,
    committedBy: committedBy.get(note.id) ?? null,
    replies: replies.map((reply) => ({ ...reply, committedBy: committedBy.get(reply.id) ?? null })),
    unreadable: unreadableOf(handoff, unreadable).map(unreadableShape),
  };
}

/** What `show --json` gives of a withdrawn handoff: which one it was, and who withdrew it when and why. */
export function withdrawnShape(
  { id, branch, author, created }: Handoff,
  { by, at, reason }: Withdrawn,
): object {
  const withdrawn = { by, at, reason: reason ?? null };
  return { id, branch: branch ?? null, author, created, status: 'withdrawn', withdrawn };
}

/** A record that cannot be read, as JSON says it. */
export function unreadableShape({ where, path, line, reason }: Unreadable): object {
  return { where, path, line: line ?? null, reason };
}

/**
 * The unreadable records of a handoff: those in its folder, which is named after it. More cannot be
 * known of a record that nobody can read.
 */
export function unreadableOf(
  { note }: HandoffView,
  unreadable: readonly Unreadable[],
): readonly Unreadable[] {
  return unreadable.filter(({ path }) => path.split(/[\\/]/).includes(note.id));
}

/** A gap as `gaps --json` gives it: `rule` and `id` stay the same, `text` and `why` are for people. */
export function gapShape(gap: Gap, l10n: L10n): object {
  const { id, rule, group, weight, status, required, byTeam, detail } = gap;
  return {
    ...{ id, rule, group, weight, status, required, byTeam },
    text: gapText(l10n, gap),
    why: gapWhy(l10n, gap),
    count: detail.count ?? null,
    name: detail.name ?? null,
    by: detail.by ?? null,
  };
}
