import * as vscode from 'vscode';
import type { LoggedDecision } from '../domain/departure';
import { label } from '../editor/label';
import { tell } from '../editor/messages';
import { factLines } from '../words/departureFacts';
import { reasonText } from '../words/departures';
import type { L10n } from '../words/l10n';
import { ago } from '../words/time';
import type { Command, CommandContext } from './command';

/** Shows the latest decisions of the departure policy in words, newest first; the one that is picked with its facts. */
export const whyAsked: Command = {
  id: 'handoff.whyAsked',
  doing: ({ l10n }) => l10n.t('Explaining the last departures'),
  run: async (context) => {
    const { l10n } = context.speech;
    const decisions = await context.session.parts.clone.decisions();
    if (decisions.length === 0) {
      void tell(
        'information',
        l10n.t('No branch was left here since Handoff is watching, so nothing was decided yet.'),
      );
      return;
    }
    let picked = await pickDecision(context, decisions);
    while (picked && (await showFacts(context, picked))) {
      picked = await pickDecision(context, decisions);
    }
  },
};

async function pickDecision(
  { session, speech: { l10n, language } }: CommandContext,
  decisions: readonly LoggedDecision[],
): Promise<LoggedDecision | undefined> {
  const now = session.parts.clock.now();
  const picked = await vscode.window.showQuickPick(
    decisions.map((decision) => ({
      label: titleOf(l10n, decision),
      description: ago(l10n, language, decision.at, now),
      detail: label(l10n.t('Because {0}', reasonText(l10n, decision.outcome, decision.facts))),
      decision,
    })),
    { title: l10n.t('Why was I (not) asked? Pick one for what was known'), matchOnDetail: true },
  );
  return picked?.decision;
}

/** @returns true where the list is wanted again. */
async function showFacts(
  { session, speech: { l10n, language } }: CommandContext,
  { facts, outcome }: LoggedDecision,
): Promise<boolean> {
  const now = session.parts.clock.now();
  const back = { label: l10n.t('$(arrow-left) Back'), back: true };
  const lines = factLines({ l10n, language, now }, facts).map((line) => ({ label: label(line), back: true }));
  const picked = await vscode.window.showQuickPick([...lines, back], {
    title: label(l10n.t('Because {0}', reasonText(l10n, outcome, facts))),
  });
  return picked?.back === true;
}

function titleOf(l10n: L10n, { facts, outcome }: LoggedDecision): string {
  return outcome.decision === 'ask'
    ? l10n.t('$(comment) Asked when you left {0}', label(facts.from ?? ''))
    : l10n.t('$(mute) Quiet when you left {0}', label(facts.from ?? ''));
}
