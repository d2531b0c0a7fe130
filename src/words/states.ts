import type { Status } from '../domain/fold';
import type { HandoffState } from '../domain/records';
import type { L10n } from './l10n';

/** A state as its button and badge say it. */
export function stateLabel(l10n: L10n, state: HandoffState): string {
  switch (state) {
    case 'on-track':
      return l10n.t('On track');
    case 'watch':
      return l10n.t('Watch');
    case 'blocked':
      return l10n.t('Blocked');
    case 'urgent':
      return l10n.t('Urgent');
  }
}

/** A state within a sentence. */
export function stateWord(l10n: L10n, state: HandoffState): string {
  switch (state) {
    case 'on-track':
      return l10n.t('on track');
    case 'watch':
      return l10n.t('watch');
    case 'blocked':
      return l10n.t('blocked');
    case 'urgent':
      return l10n.t('urgent');
  }
}

export function statusWord(l10n: L10n, status: Status): string {
  switch (status) {
    case 'open':
      return l10n.t('open');
    case 'picked-up':
      return l10n.t('picked up');
    case 'closed':
      return l10n.t('closed');
  }
}
