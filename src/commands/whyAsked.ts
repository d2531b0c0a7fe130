import * as vscode from 'vscode';
import { tell } from '../editor/messages';
import { label } from '../editor/label';
import { reasonText } from '../words/departures';
import { ago } from '../words/time';
import type { Command } from './command';

/** Shows the latest decisions of the departure policy in words, newest first. */
export const whyAsked: Command = {
  id: 'handoff.whyAsked',
  doing: ({ l10n }) => l10n.t('Explaining the last departures'),
  run: async ({ session, speech }) => {
    const { l10n, language } = speech;
    const decisions = await session.parts.clone.decisions();
    if (decisions.length === 0) {
      void tell(
        'information',
        l10n.t('No branch was left here since Handoff is watching, so nothing was decided yet.'),
      );
      return;
    }
    const now = session.parts.clock.now();
    await vscode.window.showQuickPick(
      decisions.map(({ at, facts, outcome }) => ({
        label:
          outcome.decision === 'ask'
            ? l10n.t('$(comment) Asked when you left {0}', label(facts.from ?? ''))
            : l10n.t('$(mute) Quiet when you left {0}', label(facts.from ?? '')),
        description: ago(l10n, language, at, now),
        detail: label(l10n.t('Because {0}', reasonText(l10n, outcome, facts))),
      })),
      { title: l10n.t('Why was I (not) asked?'), matchOnDetail: true },
    );
  },
};
