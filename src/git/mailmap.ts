import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConfigValue } from './configuration';
import { stampOf } from './fileStamp';
import type { Git } from './git';
import { clean } from './identity';

/** Stands for the state of a map that is not there. */
const noMap = 'none';

/** What a map that is not there says: always the same object, as for any map that has not changed. */
const nothing: ReadonlyMap<string, string> = new Map();

/**
 * Which e-mail the mailmap gives for whom, as git itself decides: `.mailmap` in the working tree (in a
 * bare repository that of HEAD), then `mailmap.blob` and `mailmap.file`. All are asked about at once, and
 * again only when the map or the people have changed; without a map git is not asked at all.
 */
export class Mailmap {
  readonly #git: Git;
  readonly #root: string | undefined;
  #last:
    | {
        readonly stamp: string | undefined;
        readonly contacts: ReadonlySet<string>;
        readonly emails: Promise<ReadonlyMap<string, string>>;
      }
    | undefined;

  /** @param root the top of the working tree; undefined in a bare repository. */
  constructor(git: Git, root: string | undefined) {
    this.#git = git;
    this.#root = root;
  }

  /**
   * The e-mail that stands for each of these contacts (see `contactOf`), as far as the map has one. The
   * same set is the same question: it is not looked at again. @throws GitError
   */
  async mapped(
    contacts: ReadonlySet<string>,
    settings: readonly ConfigValue[],
  ): Promise<ReadonlyMap<string, string>> {
    const stamp = await this.#stamp(settings);
    if (stamp === noMap) {
      return nothing;
    }
    const last = this.#last;
    if (stamp !== undefined && last?.stamp === stamp && last.contacts === contacts) {
      return last.emails;
    }
    const asked = this.#ask([...contacts]);
    // Where only git can tell whether the map has changed, the same answer is the same map.
    const emails = stamp === undefined ? asked.then((now) => sameAs(last?.emails, now)) : asked;
    this.#last = { stamp, contacts, emails };
    return emails;
  }

  /** What tells one state of the map from another; undefined where only git can tell. */
  async #stamp(settings: readonly ConfigValue[]): Promise<string | undefined> {
    const isElsewhere = settings.some(({ key }) => key === 'mailmap.file' || key === 'mailmap.blob');
    if (this.#root === undefined || isElsewhere) {
      return undefined;
    }
    // Where it cannot be looked at git cannot read it either.
    const stats = await lstat(join(this.#root, '.mailmap')).catch(() => undefined);
    return stats ? stampOf(stats) : noMap;
  }

  async #ask(contacts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { stdout } = await this.#git.feed(['check-mailmap', '--stdin'], `${contacts.join('\n')}\n`);
    const lines = stdout.split('\n');
    const emails = new Map<string, string>();
    contacts.forEach((contact, index) => {
      const email = emailIn(lines[index] ?? '');
      if (email !== undefined && email !== emailIn(contact)) {
        emails.set(contact, email);
      }
    });
    return emails;
  }
}

async function sameAs(
  last: Promise<ReadonlyMap<string, string>> | undefined,
  now: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const before = await last?.catch(() => undefined);
  return before?.size === now.size && [...now].every(([key, email]) => before.get(key) === email)
    ? before
    : now;
}

/**
 * `Name <e-mail>` as git reads it, on one line; just `<e-mail>` where no name is known. Undefined for what
 * is no e-mail: one line that git cannot read would cost the answers of all others.
 */
export function contactOf({
  name,
  email,
}: {
  readonly name?: string;
  readonly email: string;
}): string | undefined {
  const address = clean(email);
  return address === '' || /\s/.test(address) ? undefined : `${clean(name ?? '')} <${address}>`.trimStart();
}

function emailIn(contact: string): string | undefined {
  return /<([^<>]*)>\s*$/.exec(contact)?.[1];
}
