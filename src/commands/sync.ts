import { branchOf } from '../domain/head';
import * as vscode from 'vscode';
import { countOnlyHere, onlyHereOf } from '../app/onlyHere';
import { fetchOthers, sync as syncJournals, type Fetched, type Synced } from '../app/sync';
import { mention } from '../editor/messages';
import { offerBranch } from '../editor/refusal';
import { offerReplacement } from '../editor/replacement';
import { report } from '../editor/report';
import { textProperty } from '../editor/untrusted';
import type { L10n } from '../words/l10n';
import { onlyHereText } from '../words/waiting';
import type { Command, CommandContext } from './command';

/**
 * Sends this clone's journal and fetches the others'. Calling it is the consent to do so once. The offer to
 * fetch what others wrote calls it with `only: 'fetch'`, and then nothing is sent.
 */
export const sync: Command = {
  id: 'handoff.sync',
  doing: ({ l10n }) => l10n.t('Syncing handoffs'),
  run: async (context, argument) => {
    const { session, speech, log } = context;
    const { l10n } = speech;
    const branch = branchOf(await session.parts.repository.head());
    const before = session.state.snapshot?.all.length ?? 0;
    const isFetch = textProperty(argument, 'only') === 'fetch';
    const done = isFetch ? await onlyFetch(context, branch) : await exchange(context, branch);
    if (!done) {
      return;
    }
    for (const { remote: other, error } of done.notFetched) {
      report(log, l10n.t('Fetching the handoffs of others from {0}', other), error);
    }
    const { all, waiting, leftOnRemotes } = await session.state.refresh();
    if (!isFetch) {
      offerReplacement(session, speech, leftOnRemotes, done.notReplaced ?? []);
    }
    const news = all.length - before;
    const onlyHere = onlyHereText(l10n, countOnlyHere(onlyHereOf(all, waiting)));
    const { remote } = done;
    const said = remote === undefined ? fetchedText(l10n, news) : syncedText(l10n, remote, news);
    mention(onlyHere === undefined ? said : `${said} ${onlyHere}`);
  },
};

async function onlyFetch(
  { session, speech: { l10n } }: CommandContext,
  branch: string | undefined,
): Promise<Fetched & { readonly remote?: undefined; readonly notReplaced?: undefined }> {
  return whileShown(l10n.t('Fetching the handoffs of others …'), () =>
    fetchOthers(session.parts, session.network, branch),
  );
}

/** Undefined where the remote takes no refs like ours: then that was said, and the way out offered. */
async function exchange(
  { session, speech, log }: CommandContext,
  branch: string | undefined,
): Promise<Synced | undefined> {
  try {
    return await whileShown(speech.l10n.t('Syncing handoffs …'), () =>
      syncJournals(session.parts, session.network, branch),
    );
  } catch (error) {
    // What the others sent has come all the same.
    await session.state.refresh();
    if (!(await offerBranch(session, log, branch, error))) {
      throw error;
    }
    return undefined;
  }
}

async function whileShown<T>(title: string, work: () => Promise<T>): Promise<T> {
  return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}

function syncedText(l10n: L10n, remote: string, news: number): string {
  return news > 0
    ? l10n.t('Handoffs synced with {0}: {1} new.', remote, news)
    : l10n.t('Handoffs synced with {0}.', remote);
}

function fetchedText(l10n: L10n, news: number): string {
  return news > 0
    ? l10n.t('The handoffs of others are fetched: {0} new.', news)
    : l10n.t('The handoffs of others are fetched: nothing new.');
}
