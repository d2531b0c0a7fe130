import type { ConfigValue } from './configuration';
import type { Environment } from './environment';
import type { Git } from './git';
import { isGitError } from './gitError';

/** A name and an e-mail as git writes them into a commit. */
export interface Identity {
  readonly name: string;
  readonly email: string;
}

/**
 * The identity that git would write, from its own environment variables and configuration; undefined
 * where nobody set one (an address guessed from the host name is nobody's).
 */
export function gitIdentity(git: Git): Promise<Identity | undefined> {
  return identityOf(git, 'GIT_AUTHOR_IDENT');
}

/**
 * As `gitIdentity`, asked again only where what git makes it of is another: the configuration (as `Reads`
 * gives it, the same object while it is the same) and the environment.
 */
export class KnownIdentity {
  readonly #git: Git;
  #last:
    | { readonly settings: readonly ConfigValue[]; readonly env: string; readonly is: Identity | undefined }
    | undefined;

  constructor(git: Git) {
    this.#git = git;
  }

  /** @throws GitError */
  async of(settings: readonly ConfigValue[]): Promise<Identity | undefined> {
    const env = this.#git.writer;
    if (this.#last?.settings !== settings || this.#last.env !== env) {
      this.#last = { settings, env, is: await gitIdentity(this.#git) };
    }
    return this.#last.is;
  }
}

/**
 * Environment for a command that commits: what git does not know of who writes, filled in. Who is known as
 * author by the environment alone (a build machine, an agent) is the committer too.
 */
export async function missingIdentity(git: Git, writer: Identity): Promise<Environment> {
  const [author, committer] = await Promise.all([gitIdentity(git), identityOf(git, 'GIT_COMMITTER_IDENT')]);
  return author && committer ? {} : asAuthor(author ?? writer);
}

async function identityOf(
  git: Git,
  variable: 'GIT_AUTHOR_IDENT' | 'GIT_COMMITTER_IDENT',
): Promise<Identity | undefined> {
  try {
    const { stdout } = await git.run(['var', variable], { config: ['user.useConfigOnly=true'] });
    const match = /^(.*) <([^<>\n]*)> \d+ [+-]\d{4}\n?$/.exec(stdout);
    return match ? { name: match[1] ?? '', email: match[2] ?? '' } : undefined;
  } catch (error) {
    if (isGitError(error, 'no-identity')) {
      return undefined;
    }
    throw error;
  }
}

/** Environment that makes git write as this person where it would write as nobody. */
export function asAuthor(identity: Identity): Environment {
  const name = clean(identity.name) || clean(identity.email) || 'unknown';
  const email = clean(identity.email);
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

/** Without what git's own format forbids in an identity: brackets, control characters, outer spaces. */
export function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f<>]/g, '').trim();
}
