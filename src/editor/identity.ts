import type * as vscode from 'vscode';
import type { Session } from '../app/session';
import type { Person } from '../domain/people';
import { isProblem, ProblemError } from '../domain/problem';
import { askText } from './askText';
import type { Speech } from './speech';

/** What asking for an identity needs. */
interface Asking {
  readonly session: Session;
  readonly speech: Speech;
  readonly log: vscode.LogOutputChannel;
}

/** One question at a time for each clone (`commonDir`), however many clicks wait for its answer. */
const asked = new Map<string, Promise<void>>();

/**
 * Sees to it that what is written next has an author: where git knows none it asks who is there, once for
 * the clone. Git's configuration is not touched; an identity set there later wins. Throws `no-identity`
 * where nobody answers.
 */
export async function ensureIdentity(asking: Asking): Promise<void> {
  const { session } = asking;
  if (session.state.snapshot?.me ?? (await session.parts.people.me())) {
    return;
  }
  const { commonDir } = session.parts.repository;
  const answer = asked.get(commonDir) ?? askFor(asking).finally(() => asked.delete(commonDir));
  asked.set(commonDir, answer);
  await answer;
}

/** Runs what writes a record; where it had no author, once more when that is known. Nothing is kept before. */
export async function withIdentity<T>(asking: Asking, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!isProblem(error) || error.problem.kind !== 'no-identity') {
      throw error;
    }
    await ensureIdentity(asking);
    return act();
  }
}

async function askFor({ session, speech, log }: Asking): Promise<void> {
  const person = await askWho(speech);
  if (!person) {
    throw new ProblemError({ kind: 'no-identity' });
  }
  const { clone, repository } = session.parts;
  await clone.setIdentity(person);
  log.info(
    `Git knows no identity here. What you write is by ${person.name} from now on: kept in ${repository.commonDir}/handoffs/identity.json, and not in git's configuration.`,
  );
  await session.state.refresh();
}

async function askWho({ l10n }: Speech): Promise<Person | undefined> {
  const title = l10n.t('Who is writing?');
  const askName = {
    title,
    prompt: l10n.t(
      'Git does not know your name. It is kept in this clone only; the configuration of git stays as it is.',
    ),
    placeHolder: l10n.t('Your name, as colleagues read it'),
  };
  const name = await askText('name', askName, (text) =>
    text.trim() !== '' && isOfIdentity(text) ? undefined : l10n.t('A name, without the signs < and >.'),
  );
  if (name === undefined) {
    return undefined;
  }
  const askEmail = {
    title,
    prompt: l10n.t(
      'The e-mail address that you commit with. By it your colleagues and you know what is yours.',
    ),
    placeHolder: 'you@example.org',
  };
  const email = await askText('email', askEmail, (text) =>
    /^[^\s@]+@[^\s@]+$/.test(text.trim()) && isOfIdentity(text)
      ? undefined
      : l10n.t('An e-mail address such as you@example.org.'),
  );
  return email === undefined ? undefined : { name: name.trim(), email: email.trim() };
}

/** What git takes in a name or an address: no brackets, no control characters. */
function isOfIdentity(text: string): boolean {
  return !/[\p{Cc}<>]/u.test(text);
}
