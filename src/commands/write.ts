import * as vscode from 'vscode';
import type { Session } from '../app/session';
import { label } from '../editor/label';
import { branchName } from '../words/branchName';
import { ago } from '../words/time';
import type { Command, CommandContext } from './command';
import { property, textProperty } from '../editor/untrusted';
import { branchFor } from './target';

/**
 * Opens the form of a branch: the one given, else the one that is picked. The one that is checked out stands
 * first, then those with something to go on with (a draft, or just left), then all others.
 */
export const write: Command = {
  id: 'handoff.write',
  doing: ({ l10n }) => l10n.t('Opening the handoff form'),
  run: async (context, argument) => {
    const here = await branchFor(context.session, argument);
    if (textProperty(argument, 'branch') !== undefined) {
      await context.screens.openForm(context.session, here);
      return;
    }
    const isOfRow = textProperty(argument, 'repository') !== undefined || property(argument, 'here') === true;
    const others = await otherBranches(context, here, isOfRow);
    const chosen = others.length === 0 ? { branch: here } : await choose(context, others, here);
    if (chosen) {
      await context.screens.openForm(context.session, chosen.branch);
    }
  },
};

/** A branch that a handoff can be written for, and why it is offered. */
interface Offer {
  readonly branch: string | undefined;
  readonly why: string;
}

/** Branches with a draft, the one that was left last, then all others, without the one that is checked out. */
async function otherBranches(
  { session, speech }: CommandContext,
  here: string | undefined,
  isOfRow: boolean,
): Promise<readonly Offer[]> {
  const { l10n, language } = speech;
  const now = session.parts.clock.now();
  const drafts = await session.drafts.list(session.parts.repository.commonDir);
  const offers = drafts
    .filter(({ branch, amends }) => branch !== undefined && branch !== here && !amends)
    .map(({ branch, savedAt }): Offer => ({
      branch,
      why: l10n.t('draft, typed {0}', ago(l10n, language, savedAt, now)),
    }));
  const left = await leftLast(session);
  if (left && left.from !== here) {
    offers.push({ branch: left.from, why: l10n.t('left {0}', ago(l10n, language, left.at, now)) });
  }
  const open = [...new Map(offers.reverse().map((offer) => [offer.branch, offer])).values()].reverse();
  // A click on a row, or on "this branch", has said already which one is meant, unless something waits elsewhere.
  const rest = (isOfRow ? [] : await session.parts.repository.localBranches())
    .filter((branch) => branch !== here && !open.some((offer) => offer.branch === branch))
    .map((branch): Offer => ({ branch, why: '' }));
  return [...open, ...rest];
}

/** The last departure, if it was one to ask about: others have nothing new to hand over. */
async function leftLast(
  session: Session,
): Promise<{ readonly from: string; readonly at: string } | undefined> {
  const [latest] = await session.parts.clone.decisions();
  const from = latest?.facts.from;
  const isOpen =
    latest?.outcome.decision === 'ask' &&
    from !== undefined &&
    !session.state.snapshot?.all.some(({ note }) => note.branch === from && note.created > latest.at);
  return isOpen ? { from, at: latest.at } : undefined;
}

async function choose(
  { speech }: CommandContext,
  others: readonly Offer[],
  here: string | undefined,
): Promise<Offer | undefined> {
  const { l10n } = speech;
  const current: Offer = { branch: here, why: l10n.t('checked out') };
  const picked = await vscode.window.showQuickPick(
    [current, ...others].map((offer) => ({
      label: label(branchName(l10n, offer.branch)),
      description: offer.why,
      offer,
    })),
    { title: l10n.t('Write a handoff for which branch?') },
  );
  return picked?.offer;
}
