import { codeSince } from '../../app/codeSince';
import { ofBranch, type HandoffView } from '../../app/handoffs';
import type { Parts } from '../../app/parts';
import { timesFor } from '../../app/times';
import type { Withdrawn } from '../../domain/fold';
import { ProblemError } from '../../domain/problem';
import { markdownWords } from '../../words/markdownWords';
import { ago } from '../../words/time';
import { withdrawnText } from '../../words/withdrawn';
import { command, type Context, type Result } from '../command';
import { WrongUse } from '../failure';
import { anyHandoffOf, branchOf, readAll, type All } from '../read';
import { foldedShape, unreadableOf, withdrawnShape } from '../shapes';
import { briefLines } from '../text/briefText';

/** Shows one handoff as it is now. */
export const show = command({
  name: 'show',
  usage: 'show [ID] [--branch B] [--markdown] [--json]',
  summary: 'Shows a handoff: the one of this ID, else the newest on the branch.',
  doing: 'Showing the handoff',
  optional: ['id'],
  options: {
    branch: { type: 'string', value: 'B', help: 'the newest on this branch, instead of the one checked out' },
    markdown: { type: 'boolean', help: 'as Markdown' },
  },
  run: async (context, { branch, markdown }, { id }) => {
    if (id !== undefined && branch !== undefined) {
      throw new WrongUse('ID and --branch both say which handoff; give one of them.');
    }
    const { parts } = await context.session();
    const all = await readAll(parts);
    const handoff =
      id === undefined
        ? newestOn(all, branchOf(await parts.repository.head(), branch))
        : anyHandoffOf(all, id);
    if (handoff.withdrawn) {
      return withdrawnResult(handoff, handoff.withdrawn, context);
    }
    if (context.json) {
      const committedBy = await parts.people.committers(handoff.note.id);
      return { json: foldedShape(handoff, all.unreadable, committedBy), text: [] };
    }
    const text =
      markdown === true
        ? await markdownText(handoff, context)
        : await plainText(handoff, all, parts, context);
    return { json: undefined, text };
  },
});

/** That it is gone, without anything of what it said. */
function withdrawnResult(
  { note }: HandoffView,
  { by, at, reason }: Withdrawn,
  { l10n, language, clock }: Context,
): Result {
  const text = withdrawnText(l10n, by.name, ago(l10n, language, at, clock.now()), reason);
  return {
    json: withdrawnShape(note, { by, at, ...(reason === undefined ? {} : { reason }) }),
    text: [text, note.id],
  };
}

function newestOn({ handoffs }: All, branch: string | undefined): HandoffView {
  const { current, earlier } = ofBranch(handoffs, branch);
  const newest = current ?? earlier[0];
  if (!newest) {
    throw new ProblemError({ kind: 'no-handoff', branch });
  }
  return newest;
}

async function markdownText(handoff: HandoffView, { l10n }: Context): Promise<readonly string[]> {
  const { handoffToMarkdown } = await import('../../format/markdown');
  return [handoffToMarkdown(handoff, markdownWords(l10n)).trimEnd()];
}

async function plainText(
  handoff: HandoffView,
  { handoffs, unreadable }: All,
  parts: Parts,
  context: Context,
): Promise<readonly string[]> {
  const { repository, people } = parts;
  const [me, code, committedBy] = await Promise.all([
    people.me(),
    codeSince(repository, handoff.note),
    people.committers(handoff.note.id),
  ]);
  const times = await timesFor(parts, me, handoffs);
  return briefLines(
    { handoff, me, code, committedBy, times, unreadable: unreadableOf(handoff, unreadable) },
    context,
  );
}
