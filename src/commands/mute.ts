import { mute as muteFor } from '../app/mutes';
import { ProblemError } from '../domain/problem';
import { mention } from '../editor/messages';
import type { Command } from './command';
import { branchFor } from './target';

/** Stops asking about the branch that is checked out, until `unmute`. */
export const mute: Command = {
  id: 'handoff.mute',
  doing: ({ l10n }) => l10n.t('Muting'),
  run: async ({ session, speech }, argument) => {
    const branch = await branchFor(session, argument);
    if (branch === undefined) {
      throw new ProblemError({ kind: 'no-branch' });
    }
    await muteFor(session.parts, { kind: 'branch', branch });
    mention(
      speech.l10n.t('Handoff does not ask about {0} any more. "Handoff: Unmute…" takes it back.', branch),
    );
  },
};
