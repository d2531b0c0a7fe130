import type { AskedAnyway, NotReceived } from '../domain/gaps';
import { commits } from './counts';
import type { L10n } from './l10n';

/** What the next person will not receive, as one line. */
export function notReceivedText(l10n: L10n, gap: NotReceived): string {
  switch (gap.kind) {
    case 'no-remote':
      return l10n.t('There is no remote: all of it is only here');
    case 'unpushed':
      return gap.commits === 1
        ? l10n.t('1 commit is not pushed')
        : l10n.t('{0} are not pushed', commits(l10n, gap.commits));
    case 'uncommitted': {
      const [first] = gap.paths;
      return gap.paths.length === 1 && first !== undefined
        ? l10n.t('{0} is not committed', first)
        : l10n.t('{0} files are not committed', gap.paths.length);
    }
    case 'stashed':
      return gap.stashes === 1
        ? l10n.t('1 stash of the branch stays here')
        : l10n.t('{0} stashes of the branch stay here', gap.stashes);
  }
}

/** What the next person would still ask, in their words. */
export function askedText(l10n: L10n, question: AskedAnyway): string {
  switch (question) {
    case 'where-does-it-stand':
      return l10n.t('Where does it stand?');
    case 'what-first':
      return l10n.t('What do I do first?');
    case 'how-to-verify':
      return l10n.t('How do I see that it works?');
    case 'who-answers':
      return l10n.t('Who answers the questions?');
  }
}
