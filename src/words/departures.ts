import type { DepartureDecision, DepartureFacts } from '../domain/departure';
import { commits } from './counts';
import type { L10n } from './l10n';

/** Why the policy asked or kept quiet, as half a sentence: "you have nothing new there". */
export function reasonText(
  l10n: L10n,
  outcome: DepartureDecision,
  facts: DepartureFacts | undefined,
): string {
  switch (outcome.reason) {
    case 'own-work':
      return ownWorkText(l10n, facts?.ownCommits ?? 0);
    case 'no-departure':
      return l10n.t('no branch was left');
    case 'prompts-off':
      return l10n.t('asking is switched off (setting handoff.prompt.enabled)');
    case 'muted-repository':
      return l10n.t('asking is muted in this repository');
    case 'muted-branch':
      return l10n.t('asking is muted on this branch');
    case 'ignored-branch':
      return l10n.t('the branch is one of handoff.prompt.ignoredBranches');
    case 'detached':
      return l10n.t('no branch is checked out now');
    case 'operation':
      return facts?.operation === 'am'
        ? l10n.t('git is in the middle of applying patches (git am)')
        : l10n.t('git is in the middle of a {0}', facts?.operation ?? '');
    case 'came-back':
      return l10n.t('you came straight back');
    case 'branch-gone':
      return l10n.t('the branch is gone');
    case 'default-branch':
      return l10n.t('it is the default branch');
    case 'merged':
      return l10n.t('its work is merged already');
    case 'no-own-work':
      return facts?.lastHandoff === undefined
        ? l10n.t('you have nothing new there')
        : l10n.t('you have nothing there since its last handoff');
    case 'daily-limit':
      return l10n.t('today’s limit of questions is reached (setting handoff.prompt.dailyLimit)');
  }
}

function ownWorkText(l10n: L10n, count: number): string {
  if (count === 0) {
    return l10n.t('stashed work of yours there has no handoff');
  }
  return count === 1
    ? l10n.t('1 commit of yours there has no handoff')
    : l10n.t('{0} of yours there have no handoff', commits(l10n, count));
}
