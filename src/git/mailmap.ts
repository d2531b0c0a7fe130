import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Setting } from './configuration';
import type { Git } from './git';
import { clean } from './identity';

/** Stands for the state of a map that is not there. */
const noMap = 'none';
/** How many people are asked about at most: a record can name anybody, and any number of them. */
const most = 20_000;

/** What the mailmap says. */
export interface Mapped {
  /** The e-mail that stands for a contact; whoever is not in the map is not in here. */
  readonly emails: ReadonlyMap<string, string>;
  /** Tells one state of the map from another; the same all the time where only git can tell. */
  readonly state: string;
}

/**
 * Which e-mail the mailmap gives for whom, as git itself decides: `.mailmap` in the working tree (in a
 * bare repository that of HEAD), then `mailmap.blob` and `mailmap.file`. All are asked about at once, and
 * again only when the map or the people have changed; without a map git is not asked at all.
 */
export class Mailmap {
  readonly #git: Git;
  readonly #root: string | undefined;
  #last: { readonly key: string; readonly emails: Promise<ReadonlyMap<string, string>> } | undefined;

  /** @param root the top of the working tree; undefined in a bare repository. */
  constructor(git: Git, root: string | undefined) {
    this.#git = git;
    this.#root = root;
  }

  /**
   * What the map says of these contacts (see `contactOf`). @throws GitError
   */
  async mapped(contacts: ReadonlySet<string>, settings: readonly Setting[]): Promise<Mapped> {
    const stamp = await this.#stamp(settings);
    const state = stamp ?? 'elsewhere';
    if (stamp === noMap) {
      return { state, emails: new Map() };
    }
    const asked = [...contacts].slice(0, most);
    const key = stamp === undefined ? undefined : [stamp, ...asked].join('\n');
    if (key === undefined || this.#last?.key !== key) {
      const emails = this.#ask(asked);
      this.#last = key === undefined ? undefined : { key, emails };
      return { state, emails: await emails };
    }
    return { state, emails: await this.#last.emails };
  }

  /** What tells one state of the map from another; undefined where only git can tell. */
  async #stamp(settings: readonly Setting[]): Promise<string | undefined> {
    const isElsewhere = settings.some(({ key }) => key === 'mailmap.file' || key === 'mailmap.blob');
    if (this.#root === undefined || isElsewhere) {
      return undefined;
    }
    // Where it cannot be looked at git cannot read it either.
    const stats = await lstat(join(this.#root, '.mailmap')).catch(() => undefined);
    return stats ? [stats.mode, stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join(' ') : noMap;
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
