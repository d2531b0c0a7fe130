import { isTrue, isUsersOwn, readConfig } from './configuration';
import type { Git } from './git';

/** How a commit of ours is made where the user signs, and where they do not. */
export interface Signing {
  readonly args: readonly string[];
  readonly config: readonly string[];
}

/** The programs that signing may start, with git's own defaults. */
const programs: readonly (readonly [string, string])[] = [
  ['gpg.program', 'gpg'],
  ['gpg.openpgp.program', 'gpg'],
  ['gpg.x509.program', 'gpgsm'],
  ['gpg.ssh.program', 'ssh-keygen'],
  ['gpg.ssh.defaultKeyCommand', 'false'],
];

/**
 * Signing as the user's global (or the system's) configuration has it. `commit-tree` ignores
 * `commit.gpgSign`, so it is told; and a repository's own `gpg.program` never starts, since whatever it
 * says is overridden by the user's own choice or git's default.
 */
export async function readSigning(git: Git): Promise<Signing> {
  const own = (await readConfig(git)).filter(isUsersOwn);
  const last = (key: string): string | undefined =>
    own.findLast((setting) => setting.key === key.toLowerCase())?.value;
  if (!isTrue(last('commit.gpgSign'))) {
    return { args: ['--no-gpg-sign'], config: [] };
  }
  const general = last('gpg.program');
  return {
    args: ['-S'],
    config: [
      `gpg.format=${last('gpg.format') ?? 'openpgp'}`,
      ...programs.map(([key, standard]) => {
        const inherited = key === 'gpg.openpgp.program' ? general : undefined;
        return `${key}=${last(key) ?? inherited ?? standard}`;
      }),
    ],
  };
}
