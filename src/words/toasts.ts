import { shortName, type Me } from '../domain/people';
import { isAskedOfMe } from '../domain/questions';
import type { DepartureFacts } from '../domain/departure';
import type { FoldedHandoff } from '../domain/fold';
import { commits, questions, questionsForYou, steps } from './counts';
import type { L10n } from './l10n';
import { stateWord } from './states';
import { ago } from './time';

/**
 * "You left feature/login with 4 commits and no handoff.", and "feature/login in api" where the repository
 * does not go without saying.
 */
export function departureText(l10n: L10n, facts: DepartureFacts, repository?: string): string {
  const from = branchIn(l10n, facts.from ?? '', repository);
  if (facts.lastHandoff !== undefined) {
    return facts.ownCommits === 0
      ? l10n.t('You left {0} with stashed work since its last handoff.', from)
      : l10n.t('You left {0} with {1} since its last handoff.', from, commits(l10n, facts.ownCommits));
  }
  if (facts.ownCommits === 0) {
    return l10n.t('You left {0} with stashed work and no handoff.', from);
  }
  return l10n.t('You left {0} with {1} and no handoff.', from, commits(l10n, facts.ownCommits));
}

/** "A. Sousa left a handoff on feature/login yesterday: watch, 3 steps, 1 question for you." */
export function arrivalText(
  l10n: L10n,
  language: string,
  handoff: FoldedHandoff,
  me: Me | undefined,
  now: Date,
  repository?: string,
): string {
  const { note } = handoff;
  const forMe = handoff.questions.filter((question) => isAskedOfMe(question, note, me)).length;
  const open = handoff.steps.filter((step) => !step.done).length;
  const parts = [
    ...(note.state ? [stateWord(l10n, note.state)] : []),
    ...(open > 0 ? [steps(l10n, open)] : []),
    ...(forMe > 0
      ? [questionsForYou(l10n, forMe)]
      : handoff.questions.length > 0
        ? [questions(l10n, handoff.questions.length)]
        : []),
  ];
  const left = l10n.t(
    '{0} left a handoff on {1} {2}',
    shortName(note.author.name),
    branchIn(l10n, note.branch ?? '', repository),
    ago(l10n, language, note.created, now),
  );
  return parts.length > 0 ? `${left}: ${parts.join(', ')}.` : `${left}.`;
}

function branchIn(l10n: L10n, branch: string, repository: string | undefined): string {
  return repository === undefined ? branch : l10n.t('{0} in {1}', branch, repository);
}
