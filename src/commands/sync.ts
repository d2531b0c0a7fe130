import { branchOf } from '../domain/head';
import * as vscode from 'vscode';
import { countOnlyHere, onlyHereOf } from '../app/onlyHere';
import { sync as syncJournals } from '../app/sync';
import { offerBranch } from '../editor/refusal';
import { report } from '../editor/report';
import { onlyHereText } from '../words/waiting';
import type { Command } from './command';

/** Sends this clone's journal and fetches the others'. Calling it is the consent to do so once. */
export const sync: Command = {
  id: 'handoff.sync',
  doing: ({ l10n }) => l10n.t('Syncing handoffs'),
  run: async ({ session, speech, log }) => {
    const { l10n } = speech;
    const head = await session.parts.repository.head();
    const branch = branchOf(head);
    const before = session.state.snapshot?.all.length ?? 0;
    const synced = await vscode.window
      .withProgress({ location: vscode.ProgressLocation.Window, title: l10n.t('Syncing handoffs …') }, () =>
        syncJournals(session.parts, session.network, branch),
      )
      .then(undefined, async (error: unknown) => {
        // What the others sent has come all the same.
        await session.state.refresh();
        if (!(await offerBranch(session, log, branch, error))) {
          throw error;
        }
        return undefined;
      });
    if (!synced) {
      return;
    }
    const { remote, notFetched } = synced;
    for (const { remote: other, error } of notFetched) {
      report(log, l10n.t('Fetching the handoffs of others from {0}', other), error);
    }
    const { all, waiting } = await session.state.refresh();
    const news = all.length - before;
    const said =
      news > 0
        ? l10n.t('Handoffs synced with {0}: {1} new.', remote, news)
        : l10n.t('Handoffs synced with {0}.', remote);
    const onlyHere = onlyHereText(l10n, countOnlyHere(onlyHereOf(all, waiting)));
    void vscode.window.setStatusBarMessage(onlyHere === undefined ? said : `${said} ${onlyHere}`, 5000);
  },
};
