import type { RuleId } from '../domain/gaps/ruleIds';
import { commits } from './counts';
import type { GapWords } from './gapWords';
import type { L10n } from './l10n';

type CodeRule = Extract<
  RuleId,
  | 'private-note'
  | 'no-branch'
  | 'no-remote'
  | 'remote-branch-gone'
  | 'never-pushed'
  | 'unpushed'
  | 'remote-ahead'
  | 'operation'
  | 'conflicts'
  | 'uncommitted'
  | 'untracked'
  | 'uncommitted-elsewhere'
  | 'ignored-needed'
  | 'stashed'
  | 'submodule-unpushed'
  | 'submodule-moved'
  | 'not-looked'
>;

/** What the next person will not receive. */
export const codeWords: Readonly<Record<CodeRule, GapWords>> = {
  'private-note': {
    text: (l10n) => l10n.t('This note stays on this machine'),
    why: (l10n) =>
      l10n.t(
        'A note to yourself reaches nobody. Choose another place at "Goes to" if somebody is to read it.',
      ),
  },
  'no-branch': {
    text: (l10n) => l10n.t('These commits are on no branch'),
    why: (l10n) =>
      l10n.t(
        'Commits of a detached HEAD reach nobody, and git forgets them in time. Make a branch: git switch -c <name>.',
      ),
  },
  'no-remote': {
    text: (l10n) => l10n.t('There is no remote: all of it is only here'),
    why: (l10n) =>
      l10n.t('Nothing can be sent from here. Add a remote with git remote add, or hand over the folder.'),
  },
  'remote-branch-gone': {
    text: (l10n, { name }) => l10n.t('{0} was deleted on the remote', name),
    why: (l10n) =>
      l10n.t('Somebody deleted the branch there, perhaps because it was merged. A push brings it back.'),
  },
  'never-pushed': {
    text: (l10n, { count }) =>
      count === 0
        ? l10n.t('The branch was never pushed')
        : count === 1
          ? l10n.t('The branch was never pushed, with 1 commit')
          : l10n.t('The branch was never pushed, with {0}', commits(l10n, count)),
    why: (l10n) => l10n.t('Nobody else has this branch, nor what is on it.'),
  },
  unpushed: {
    text: (l10n, { count }) =>
      count === 1 ? l10n.t('1 commit is not pushed') : l10n.t('{0} are not pushed', commits(l10n, count)),
    why: (l10n) => l10n.t('They are only in this clone: what you write about them cannot be seen there.'),
  },
  'remote-ahead': {
    text: (l10n, { count }) =>
      count === 1
        ? l10n.t('The remote has 1 commit that is not here')
        : l10n.t('The remote has {0} that are not here', commits(l10n, count)),
    why: (l10n) =>
      l10n.t(
        'The next person gets another branch than the one you describe, and a push is refused. Pull or rebase first.',
      ),
  },
  operation: {
    text: (l10n, { name }) => l10n.t('git {0} is under way', name),
    why: (l10n) =>
      l10n.t('The branch is not what it will be: finish it, or abort it, before somebody else goes on.'),
  },
  conflicts: {
    text: (l10n, { count, name }) =>
      count === 1 ? l10n.t('{0} has conflicts', name) : l10n.t('{0} files have conflicts', count),
    why: (l10n) => l10n.t('What is in conflict is in no commit, and only you know both sides.'),
  },
  uncommitted: {
    text: (l10n, { count, name }) =>
      count === 1 ? l10n.t('{0} is not committed', name) : l10n.t('{0} files are not committed', count),
    why: (l10n) => l10n.t('Changes that are in no commit stay in this folder.'),
  },
  untracked: {
    text: (l10n, { count, name }) =>
      count === 1 ? l10n.t('{0} is untracked', name) : l10n.t('{0} files are untracked', count),
    why: (l10n) => l10n.t('Git does not know them: no commit and no push takes them along.'),
  },
  'uncommitted-elsewhere': {
    text: (l10n, { count, name }) =>
      count === 1
        ? l10n.t('1 file is not committed in {0}', name)
        : l10n.t('{0} files are not committed in {1}', count, name),
    why: (l10n) => l10n.t('Another worktree has this branch checked out, and its changes stay there.'),
  },
  'ignored-needed': {
    text: (l10n, { name, by }) =>
      by === ''
        ? l10n.t('{0} is ignored, and looks like configuration', name)
        : l10n.t('{0} is ignored, and {1} names it', name, by),
    why: (l10n) =>
      l10n.t(
        'An ignored file is in no commit, so without it the code may not run there. Say how to get it; never commit what is secret.',
      ),
  },
  stashed: {
    text: (l10n, { count }) =>
      count === 1
        ? l10n.t('1 stash of the branch stays here')
        : l10n.t('{0} stashes of the branch stay here', count),
    why: (l10n) => l10n.t('A stash is never pushed. Apply it and commit, or say that it can be forgotten.'),
  },
  'submodule-unpushed': {
    text: (l10n, { count, name }) =>
      count === 1
        ? l10n.t('The commit of submodule {0} is not pushed', name)
        : l10n.t('The commits of {0} submodules are not pushed', count),
    why: (l10n) =>
      l10n.t(
        'The branch names a commit that nobody else can fetch: a checkout fails there. Push the submodule first.',
      ),
  },
  'submodule-moved': {
    text: (l10n, { count, name }) =>
      count === 1
        ? l10n.t('Submodule {0} is at another commit than the branch says', name)
        : l10n.t('{0} submodules are at other commits than the branch says', count),
    why: (l10n) => l10n.t('They get the commit that the branch names, and not the one that you work with.'),
  },
  'not-looked': {
    text: (l10n, { name }) => l10n.t('Not looked at: {0}', lookWord(l10n, name)),
    why: (l10n) =>
      l10n.t('Git took too long to tell, or could not tell without running programs of the repository.'),
  },
};

function lookWord(l10n: L10n, look: string): string {
  const known: Readonly<Record<string, string>> = {
    files: l10n.t('what is not committed'),
    ignored: l10n.t('ignored files'),
    submodules: l10n.t('submodules'),
    worktrees: l10n.t('other worktrees'),
  };
  return known[look] ?? look;
}
