import type { Me } from '../domain/people';
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
export async function gitIdentity(git: Git): Promise<Identity | undefined> {
  try {
    const { stdout } = await git.run(['var', 'GIT_AUTHOR_IDENT'], { config: ['user.useConfigOnly=true'] });
    const match = /^(.*) <([^<>\n]*)> \d+ [+-]\d{4}\n?$/.exec(stdout);
    return match ? { name: match[1] ?? '', email: match[2] ?? '' } : undefined;
  } catch (error) {
    if (isGitError(error, 'no-identity')) {
      return undefined;
    }
    throw error;
  }
}

/** Who is at the keyboard, with every e-mail that git knows to be theirs; undefined without identity. */
export async function readMe(git: Git): Promise<Me | undefined> {
  const identity = await gitIdentity(git);
  if (!identity) {
    return undefined;
  }
  const [configured, mapped] = await Promise.all([configuredEmail(git), mappedEmail(git, identity)]);
  const emails = [identity.email, configured, mapped]
    .filter((email) => email !== undefined)
    .map((email) => email.trim().toLowerCase())
    .filter((email) => email !== '');
  return { ...identity, emails: new Set(emails) };
}

async function configuredEmail(git: Git): Promise<string | undefined> {
  const { stdout, exitCode } = await git.run(['config', '-z', '--get', 'user.email'], { answers: [0, 1] });
  return exitCode === 0 ? stdout.split('\0')[0] : undefined;
}

/** The address that `.mailmap` gives for this one; itself where the map does not name it. */
async function mappedEmail(git: Git, { name, email }: Identity): Promise<string | undefined> {
  // In this form the argument begins with `<`, whatever the name is; a map may go by name as well.
  const contact = name.startsWith('-') ? `<${email}>` : `${name} <${email}>`;
  const { stdout } = await git.run(['check-mailmap', contact]);
  return /<([^<>]*)>\s*$/.exec(stdout)?.[1];
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
