import type { FormToOpen, HandoffForm } from '../../app/handoffForm';
import { states } from '../../domain/records';
import { shareModes } from '../../domain/share';
import type { L10n } from '../../words/l10n';
import type { Speech } from '../../editor/speech';
import { commits, files } from '../../words/counts';
import { shareLabel } from '../../words/saved';
import { stateLabel } from '../../words/states';
import { ago } from '../../words/time';
import type { FormModel, PersonModel } from '../../webview/protocol/form';
import { formLabels } from './formLabels';
import { gapsModel } from './gapsModel';

/** When the branch was left, as far as it is known: for the line below the title. */
export interface LeftFor {
  readonly to: string;
  readonly at: string;
}

/** The form's title, in its tab and on its page. */
export function formTitle(
  l10n: L10n,
  { branch, commit = '', amends }: Pick<FormToOpen, 'branch' | 'commit'> & { readonly amends?: unknown },
): string {
  if (amends !== undefined) {
    return branch === undefined ? l10n.t('Amend the handoff') : l10n.t('Amend the handoff on {0}', branch);
  }
  return branch === undefined
    ? l10n.t('Handoff for commit {0}', commit.slice(0, 7))
    : l10n.t('Handoff for {0}', branch);
}

/** Everything the form shows when it opens. */
export function formModel(
  form: HandoffForm,
  speech: Speech,
  people: readonly PersonModel[],
  left: LeftFor | undefined,
  now: Date,
): FormModel {
  const { l10n } = speech;
  const { prefill } = form;
  return {
    draft: form.draftId,
    ...(form.continues.length === 0 ? {} : { continues: form.continues }),
    ...(form.repository === undefined ? {} : { repository: form.repository }),
    ...(form.branch === undefined ? {} : { branch: form.branch }),
    ...(form.commit === undefined ? {} : { commit: form.commit }),
    ...(form.amends ? { amends: form.amends.handoff } : {}),
    title: formTitle(l10n, form),
    subtitle: form.amends
      ? l10n.t('Only what you change is saved, as a reply: it reads so from then on.')
      : subtitle(form, speech, left, now),
    content: form.content,
    share: form.share,
    // A reply goes where the handoff went: there is nothing to choose.
    shareOptions: shareModes
      .filter((mode) => (form.amends ? mode === form.share : mode !== 'branch' || form.branch !== undefined))
      .map((mode) => ({ mode, label: shareLabel(l10n, mode) })),
    offersAttributes: form.offersAttributes,
    attributes: form.attributes,
    canPush: form.canPush && !form.amends,
    people,
    states: states.map((state) => ({ state, label: stateLabel(l10n, state) })),
    gaps: gapsModel(form.gaps(form), l10n),
    files: prefill.work.files,
    language: speech.language,
    labels: { ...formLabels(l10n), ...(form.amends ? { save: l10n.t('Save Changes') } : {}) },
  };
}

/** "4 commits and 3 files since the branch left main · you switched to main 2 minutes ago" */
function subtitle(
  form: HandoffForm,
  { l10n, language }: Speech,
  left: LeftFor | undefined,
  now: Date,
): string {
  const { work, previous } = form.prefill;
  const made =
    work.total === 0
      ? previous
        ? l10n.t('No commits since the last handoff')
        : l10n.t('No commits of its own yet')
      : previous
        ? l10n.t(
            '{0} and {1} since the last handoff',
            commits(l10n, work.total),
            files(l10n, work.files.length),
          )
        : l10n.t('{0} and {1} on this branch', commits(l10n, work.total), files(l10n, work.files.length));
  return left
    ? `${made} · ${l10n.t('you switched to {0} {1}', left.to, ago(l10n, language, left.at, now))}`
    : made;
}
