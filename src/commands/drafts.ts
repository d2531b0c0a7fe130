import * as vscode from 'vscode';
import type { Draft } from '../domain/draft';
import { label } from '../editor/label';
import { confirm, mention, tell } from '../editor/messages';
import type { Speech } from '../editor/speech';
import { draftText } from '../words/draftText';
import { ago } from '../words/time';
import type { Command, CommandContext } from './command';

interface DraftItem extends vscode.QuickPickItem {
  readonly draft?: Draft;
  readonly isDiscarded?: boolean;
  readonly discards?: true;
}

/** Lists the drafts of the repository: one is resumed, some are discarded, discarded ones are brought back. */
export const drafts: Command = {
  id: 'handoff.drafts',
  doing: ({ l10n }) => l10n.t('Listing the drafts'),
  run: async (context) => {
    const { session, speech, screens } = context;
    const { l10n } = speech;
    const { commonDir } = session.parts.repository;
    const now = session.parts.clock.now();
    const [open, discarded] = await Promise.all([
      session.drafts.list(commonDir),
      session.drafts.discarded(commonDir, now),
    ]);
    if (open.length === 0 && discarded.length === 0) {
      void tell('information', l10n.t('There are no drafts here: everything that was typed is saved.'));
      return;
    }
    const picked = await vscode.window.showQuickPick<DraftItem>(
      [
        ...open.map((draft) => itemOf(draft, draft.savedAt, speech, now)),
        ...(open.length === 0 ? [] : [{ label: l10n.t('$(trash) Discard…'), discards: true as const }]),
        ...(discarded.length === 0
          ? []
          : [{ label: l10n.t('Discarded, kept for 14 days'), kind: vscode.QuickPickItemKind.Separator }]),
        ...discarded.map(({ draft, at }) => ({ ...itemOf(draft, at, speech, now), isDiscarded: true })),
      ],
      { title: l10n.t('Drafts'), placeHolder: l10n.t('Go on with which?'), matchOnDescription: true },
    );
    if (picked?.discards) {
      await discardSome(context, open, now);
    } else if (picked?.draft) {
      const { id, branch, commit, amends } = picked.draft;
      if (picked.isDiscarded && !(await session.drafts.restore(id))) {
        void tell('warning', l10n.t('That draft is not there any more.'));
        return;
      }
      const more = { drafts: [id], ...(commit === undefined ? {} : { commit }), amends: amends?.handoff };
      await screens.openForm(session, branch, more);
    }
  },
};

function itemOf(draft: Draft, at: string, { l10n, language }: Speech, now: Date): DraftItem {
  const { name, what } = draftText(l10n, draft);
  return { label: label(name), description: label(`${what} · ${ago(l10n, language, at, now)}`), draft };
}

/** Asks which, and whether; what was discarded can be brought back at once, or from the list for a while. */
async function discardSome(
  { session, speech }: CommandContext,
  open: readonly Draft[],
  now: Date,
): Promise<void> {
  const { l10n } = speech;
  const items = open.map((draft) => itemOf(draft, draft.savedAt, speech, now));
  const title = l10n.t('Discard which drafts?');
  const some =
    open.length === 1 ? items : await vscode.window.showQuickPick(items, { title, canPickMany: true });
  const chosen = (some ?? []).flatMap(({ draft }) => draft ?? []);
  const [only] = chosen;
  if (!only) {
    return;
  }
  const question =
    chosen.length === 1
      ? l10n.t('Discard the draft "{0}"?', draftText(l10n, only).name)
      : l10n.t('Discard {0} drafts?', chosen.length);
  const detail = l10n.t('For 14 days "Handoff: Drafts…" can bring it back.');
  const [keep, go] = [l10n.t('Keep'), l10n.t('Discard')];
  if ((await confirm(question, detail, keep, go)) !== go) {
    return;
  }
  for (const { id } of chosen) {
    await session.drafts.discard(id, session.parts.clock.now());
  }
  const undo = l10n.t('Undo');
  const said =
    chosen.length === 1
      ? l10n.t('The draft is discarded.')
      : l10n.t('{0} drafts are discarded.', chosen.length);
  if ((await tell('information', said, undo)) === undo) {
    await Promise.all(chosen.map(({ id }) => session.drafts.restore(id)));
    mention(l10n.t('Brought back.'));
  }
}
