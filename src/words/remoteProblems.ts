import type { Problem } from '../domain/problem';
import type { L10n } from './l10n';

/** Problems with the remote that handoffs are exchanged with. */
type RemoteProblem = Extract<Problem, { kind: 'no-remote' | 'which-remote' | 'refs-refused' | 'not-taken' }>;

/** What is wrong with a remote, and what to do next, as sentences for the user. */
export function remoteProblemText(l10n: L10n, problem: RemoteProblem): string {
  switch (problem.kind) {
    case 'no-remote':
      return l10n.t('The repository has no remote to exchange handoffs with. Add one with "git remote add".');
    case 'which-remote':
      return l10n.t(
        'The repository has several remotes ({0}), and nothing says which of them handoffs go to. Name it in the setting handoff.remote, or with "git config --global handoff.remote NAME".',
        problem.remotes.join(', '),
      );
    case 'refs-refused':
      return refusedText(l10n, problem);
    case 'not-taken':
      return l10n.t(
        'What was sent did not arrive at {0}, and git did not say why. It stays saved in this clone; sync again once you can push there.',
        problem.remote,
      );
  }
}

/** More of a hook's text is in the log; a message has room for so much. */
const room = 300;

/** In the remote's own words, which may have several lines. */
function refusedText(
  l10n: L10n,
  { remote, sentAs, said }: Extract<Problem, { kind: 'refs-refused' }>,
): string {
  const words = said.replace(/\s+/g, ' ').trim();
  const quoted = words.length > room ? `${words.slice(0, room)}…` : words;
  return sentAs === 'ref'
    ? l10n.t('The remote {0} does not take the refs that handoffs travel on. It said: “{1}”.', remote, quoted)
    : l10n.t(
        'The remote {0} does not take handoffs as a branch either. Ask whoever looks after it to allow branches below handoffs/. It said: “{1}”.',
        remote,
        quoted,
      );
}

/** The other way, and what it may bring along. */
export function branchOffer(l10n: L10n): string {
  return l10n.t(
    'They can travel as an ordinary branch below handoffs/ instead, from now on; it may start CI there.',
  );
}
