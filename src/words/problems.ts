import type { Problem } from '../domain/problem';
import type { Waiting } from '../domain/share';
import type { L10n } from './l10n';
import { withdrawnText } from './withdrawn';
import { remoteProblemText } from './remoteProblems';
import { secretsText } from './secrets';
import { whyNotYetText } from './waiting';

/** What failed, and what to do next, as sentences for the user. */
export function problemText(l10n: L10n, problem: Problem): string {
  switch (problem.kind) {
    case 'no-repository':
      return l10n.t(
        'No git repository at {0}. Handoff keeps its notes in git: open a folder inside a repository.',
        problem.path,
      );
    case 'no-identity':
      return l10n.t(
        'Git does not know who you are, so what you write would have no author. Run git config user.name "Your Name" and git config user.email you@example.org, then try again.',
      );
    case 'summary-missing':
    case 'run-missing':
    case 'run-not-one-line':
    case 'contingency-half':
    case 'link-without-address':
    case 'read-back-missing':
      return typedText(l10n, problem);
    case 'secrets':
      return secretsText(l10n, problem.findings);
    case 'no-branch':
      return l10n.t('No branch is checked out here. Switch to a branch first, or name one.');
    case 'no-handoff':
      return noHandoffText(l10n, problem.branch);
    case 'unknown-handoff':
      return l10n.t(
        'No handoff has the id {0}. If a colleague has just written it, fetch or sync first.',
        problem.id,
      );
    case 'withdrawn':
      return withdrawnText(l10n, problem.by, problem.at.slice(0, 10), problem.reason);
    case 'not-yours':
    case 'not-surely-yours':
      return notYoursText(l10n, problem);
    case 'unknown-step':
      return unknownStepText(l10n, problem.step, problem.known);
    case 'nothing-changed':
      return l10n.t('Nothing is otherwise than it was, so there is nothing to save.');
    case 'already-closed':
      return l10n.t('The handoff is closed already.');
    case 'not-closed':
      return l10n.t('The handoff is not closed, so there is nothing to reopen.');
    case 'people-not-changed':
      return peopleNotChangedText(l10n, problem);
    case 'not-tidied':
      return notTidiedText(l10n, problem.why);
    case 'no-remote':
    case 'which-remote':
    case 'refs-refused':
    case 'not-taken':
      return remoteProblemText(l10n, problem);
    case 'no-built-in-git':
    case 'not-switched':
      return switchProblemText(l10n, problem);
    case 'untrusted':
      return l10n.t('This folder is not trusted, and Handoff runs no git there. Trust the workspace first.');
  }
}

type TypedKind =
  | 'summary-missing'
  | 'run-missing'
  | 'run-not-one-line'
  | 'contingency-half'
  | 'link-without-address'
  | 'read-back-missing';

/** What is wrong with something typed. */
function typedText(l10n: L10n, problem: Extract<Problem, { readonly kind: TypedKind }>): string {
  switch (problem.kind) {
    case 'summary-missing':
      return l10n.t('The summary is empty. Say in a sentence or two where the work stands.');
    case 'run-missing':
      return l10n.t(
        'Row {0} under "How to see that it works" says what to expect, but no command. Add the command, or say it in the summary.',
        problem.row,
      );
    case 'run-not-one-line':
      return l10n.t(
        'Command {0} under "How to see that it works" has a line break or a control character. A command is one plain line.',
        problem.row,
      );
    case 'contingency-half':
      return l10n.t(
        'Row {0} under "If … then …" says only one half. Say both what may happen and what to do then.',
        problem.row,
      );
    case 'link-without-address':
      return l10n.t(
        'Row {0} under "Links" has a title and no address. Add the address, or empty the row.',
        problem.row,
      );
    case 'read-back-missing':
      return l10n.t(
        'Say in one sentence what you understood and what you do first. It tells the author that it arrived.',
      );
  }
}

function notYoursText(
  l10n: L10n,
  problem: Extract<Problem, { readonly kind: 'not-yours' | 'not-surely-yours' }>,
): string {
  if (problem.kind === 'not-yours' && problem.what === 'amend') {
    return l10n.t(
      'Only its author can amend a handoff, and this one is by {0}. Ask them, or write one of your own.',
      problem.author,
    );
  }
  return problem.kind === 'not-yours'
    ? l10n.t(
        'Only its author can withdraw a handoff, and this one is by {0}. Close it, or ask them.',
        problem.author,
      )
    : l10n.t(
        'The handoff is by {0}, and you are {1}. Only this repository’s own .mailmap or people.yaml says that both are you, and anybody can write that. If {0} is yours, set user.email in git to it and try again.',
        problem.author,
        problem.me,
      );
}

function peopleNotChangedText(
  l10n: L10n,
  { path, line, reason }: Extract<Problem, { readonly kind: 'people-not-changed' }>,
): string {
  return l10n.t(
    'Nothing was written to {0}: {1}. Open the file and change it by hand, or try again.',
    line === undefined ? path : `${path}:${String(line)}`,
    reason,
  );
}

function switchProblemText(
  l10n: L10n,
  problem: Extract<Problem, { readonly kind: 'no-built-in-git' | 'not-switched' }>,
): string {
  if (problem.kind === 'no-built-in-git') {
    return l10n.t(
      'Branches are switched by VS Code’s own git, which is off or does not have this repository. Switch it on (setting git.enabled), or use git switch in a terminal: Handoff asks after it.',
    );
  }
  const { branch, said, isDirty } = problem;
  return isDirty
    ? l10n.t(
        'Still on the same branch: changes that are in no commit would be overwritten on {0}. Commit or stash them, then switch again.',
        branch,
      )
    : l10n.t('Still on the same branch: git did not switch to {0}. It says "{1}".', branch, said);
}

function unknownStepText(l10n: L10n, step: string, known: readonly string[]): string {
  return known.length === 0
    ? l10n.t('The handoff has no steps, so there is no step {0}.', step)
    : l10n.t('The handoff has no step {0}. Its steps are: {1}.', step, known.join(', '));
}

function notTidiedText(l10n: L10n, why: Waiting): string {
  const found = whyNotYetText(l10n, why);
  return l10n.t('Nothing was removed: {0}. "git status" shows more; try again once that is over.', found);
}

function noHandoffText(l10n: L10n, branch: string | undefined): string {
  return branch === undefined
    ? l10n.t('There is no handoff on this commit. One is written with "Handoff: Write Handoff…".')
    : l10n.t('There is no handoff on {0}. If a colleague has just written one, fetch or sync first.', branch);
}
