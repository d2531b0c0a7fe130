import type { HandoffView } from '../app/handoffs';
import type { Parts } from '../app/parts';
import { branchName } from '../words/branchName';
import type { Context, Result } from './command';
import { handoffOf, readAll } from './read';
import { foldedShape } from './shapes';
import { oneLine } from './text/layout';

/** Makes a reply to the handoff that `id` means; `said` gives the sentence with its branch. Tells what the handoff is after it. */
export async function replied(
  context: Context,
  id: string,
  said: (title: string) => string,
  reply: (parts: Parts, handoff: HandoffView) => Promise<unknown>,
): Promise<Result> {
  const { parts } = await context.session();
  const before = handoffOf(await readAll(parts), id);
  await reply(parts, before);
  const all = await readAll(parts);
  const after = handoffOf(all, before.note.id);
  const title = oneLine(branchName(context.l10n, after.note.branch), 60);
  return {
    json: foldedShape(after, all.unreadable, await parts.people.committers(after.note.id)),
    text: [after.onlyHere === 0 ? said(title) : `${said(title)} Send it with "handoff sync".`],
  };
}
