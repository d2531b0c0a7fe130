import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { isMissing } from '../git/fileError';
import type { Choices, Mutes, Unmuted } from '../domain/choices';
import type { Cursor, Departure, LoggedDecision } from '../domain/departure';
import { compareText } from '../domain/order';
import type { Person } from '../domain/people';
import { shareModes, type Wish } from '../domain/share';
import {
  cursorFrom,
  departureFrom,
  exchangeFrom,
  identityFrom,
  muteFrom,
  textFrom,
  unmutedFrom,
  wishFrom,
} from './cloneShape';
import type { Exchange } from '../domain/journal';
import type { Mute } from './cloneShape';
import { DecisionLog } from './decisionLog';
import { toFileError, type Warn } from './files';
import { shortHash } from './shortHash';
import { StateFolder } from './stateFolder';

/**
 * State of one clone, in `<git-common-dir>/handoffs/`, shared by its windows, worktrees and the CLI. Safe
 * with several processes at once: every mute, choice and mark is a file of its own, and a set is changed
 * by what was added to it and taken from it since it was last read here, so that nobody undoes what
 * another window did meanwhile.
 */
export class CloneStateFiles {
  readonly #folder: StateFolder;
  readonly #commonDir: string;
  readonly #gitDir: string;
  readonly #log: DecisionLog;
  #mutesRead: Mutes | undefined;
  #choicesRead: Choices | undefined;

  /** `gitDir` is the worktree's own git directory. */
  constructor(commonDir: string, gitDir: string, warn: Warn = () => undefined) {
    this.#folder = new StateFolder(join(commonDir, 'handoffs'), warn);
    this.#commonDir = commonDir;
    this.#gitDir = gitDir;
    this.#log = new DecisionLog(this.#folder);
  }

  async cursor(): Promise<Cursor | undefined> {
    return this.#folder.read(await this.#ofWorktree('cursor.json'), cursorFrom);
  }

  async setCursor(cursor: Cursor): Promise<void> {
    return this.#folder.write(await this.#ofWorktree('cursor.json'), cursor);
  }

  async takeCursor(): Promise<Cursor | undefined> {
    return this.#folder.take(await this.#ofWorktree('cursor.json'), cursorFrom);
  }

  async departure(): Promise<Departure | undefined> {
    return this.#folder.read(await this.#ofWorktree('departure.json'), departureFrom);
  }

  async setDeparture(departure: Departure | undefined): Promise<void> {
    const name = await this.#ofWorktree('departure.json');
    return departure ? this.#folder.write(name, departure) : this.#folder.remove(name);
  }

  async mutes(): Promise<Mutes> {
    const found: Mute[] = [];
    for (const name of await this.#folder.names('mutes')) {
      const mute = await this.#folder.read(`mutes/${name}`, muteFrom);
      if (mute) {
        found.push(mute);
      }
    }
    const branches = found.flatMap((mute) => ('branch' in mute ? [mute.branch] : [])).sort();
    const [pause] = found.flatMap((mute) => ('until' in mute ? [mute.until] : []));
    this.#mutesRead = {
      repository: found.some((mute) => 'repository' in mute),
      branches,
      ...(pause === undefined ? {} : { pausedUntil: pause }),
    };
    return this.#mutesRead;
  }

  async setMutes(mutes: Mutes): Promise<void> {
    const before = this.#mutesRead ?? (await this.mutes());
    this.#mutesRead = mutes;
    if (mutes.repository !== before.repository) {
      await this.#setMute('mutes/repository.json', { repository: true }, mutes.repository);
    }
    const { pausedUntil: until } = mutes;
    if (until !== before.pausedUntil) {
      await this.#setMute('mutes/pause.json', { until: until ?? '' }, until !== undefined);
    }
    for (const branch of new Set([...before.branches, ...mutes.branches])) {
      const wanted = mutes.branches.includes(branch);
      if (wanted !== before.branches.includes(branch)) {
        await this.#setMute(`mutes/${shortHash(branch)}.json`, { branch }, wanted);
      }
    }
  }

  async unmuted(): Promise<readonly Unmuted[]> {
    const names = await this.#folder.names('unmuted');
    const found = await Promise.all(names.map((name) => this.#folder.read(`unmuted/${name}`, unmutedFrom)));
    return found.filter((one) => one !== undefined);
  }

  setUnmuted(unmuted: Unmuted): Promise<void> {
    const name = unmuted.branch === undefined ? 'repository' : shortHash(unmuted.branch);
    return this.#folder.write(`unmuted/${name}.json`, unmuted);
  }

  async choices(): Promise<Choices> {
    const [share, sync, sendAs, attributes] = await Promise.all([
      this.#folder.read('choices/share.json', (json) => shareModes.find((mode) => mode === json)),
      this.#folder.read('choices/sync.json', (json) =>
        (['auto', 'off'] as const).find((way) => way === json),
      ),
      this.#folder.read('choices/sendAs.json', (json) =>
        (['ref', 'branch'] as const).find((way) => way === json),
      ),
      this.#folder.read('choices/attributes.json', (json) =>
        (['declined', 'told'] as const).find((word) => word === json),
      ),
    ]);
    this.#choicesRead = {
      ...(share ? { share } : {}),
      ...(sync ? { sync } : {}),
      ...(sendAs ? { sendAs } : {}),
      ...(attributes ? { attributes } : {}),
    };
    return this.#choicesRead;
  }

  /** Writes what differs from what was read here last; a choice that is left away goes. */
  async setChoices(choices: Choices): Promise<void> {
    const before = this.#choicesRead ?? (await this.choices());
    this.#choicesRead = choices;
    for (const key of ['share', 'sync', 'sendAs', 'attributes'] as const) {
      const value = choices[key];
      if (value !== before[key]) {
        const name = `choices/${key}.json`;
        await (value === undefined ? this.#folder.remove(name) : this.#folder.write(name, value));
      }
    }
  }

  async exchange(remote: string): Promise<Exchange> {
    return (
      (await this.#folder.read(`exchanges/${shortHash(remote)}.json`, exchangeFrom)) ?? { fetched: false }
    );
  }

  setExchange(remote: string, exchange: Exchange): Promise<void> {
    return this.#folder.write(`exchanges/${shortHash(remote)}.json`, exchange);
  }

  identity(): Promise<Person | undefined> {
    return this.#folder.read('identity.json', identityFrom);
  }

  setIdentity({ name, email }: Person): Promise<void> {
    return this.#folder.write('identity.json', { name, email });
  }

  decisions(): Promise<readonly LoggedDecision[]> {
    return this.#log.read();
  }

  logDecision(decision: LoggedDecision): Promise<void> {
    return this.#log.add(decision);
  }

  async wishes(): Promise<readonly Wish[]> {
    const names = await this.#folder.names('waiting');
    const found = await Promise.all(names.map((name) => this.#folder.read(`waiting/${name}`, wishFrom)));
    return found.filter((wish) => wish !== undefined).sort((a, b) => compareText(a.since, b.since));
  }

  setWish(wish: Wish): Promise<void> {
    return this.#folder.write(wishName(wish.id), wish);
  }

  removeWish(handoffId: string): Promise<void> {
    return this.#folder.remove(wishName(handoffId));
  }

  async announced(): Promise<ReadonlySet<string>> {
    const names = await this.#folder.names('announced');
    const ids = await Promise.all(names.map((name) => this.#announcedId(name)));
    return new Set(ids.filter((id) => id !== undefined));
  }

  async markAnnounced(handoffId: string): Promise<void> {
    await (isPlain(handoffId)
      ? this.#folder.mark(`announced/${handoffId}`)
      : this.#folder.write(`announced/x-${shortHash(handoffId)}`, handoffId));
  }

  /**
   * A file of this worktree's own. Its folder's name comes from where the git directory lies in the clone,
   * which stays when the clone or the worktree is moved, and from when the worktree was made: one that is
   * removed and added again has the same git directory and is another one.
   */
  async #ofWorktree(file: string): Promise<string> {
    const made = await timeOf(join(this.#gitDir, 'commondir'));
    const key = `${relative(this.#commonDir, this.#gitDir)}\0${made}`;
    return `worktrees/${shortHash(key)}/${file}`;
  }

  /** A hashed name stands for an id that is no plain file name; the id is inside. */
  async #announcedId(name: string): Promise<string | undefined> {
    return name.startsWith('x-') ? this.#folder.read(`announced/${name}`, textFrom) : name;
  }

  #setMute(name: string, mute: Mute, wanted: boolean): Promise<void> {
    return wanted ? this.#folder.write(name, mute) : this.#folder.remove(name);
  }
}

function wishName(handoffId: string): string {
  return `waiting/${isPlain(handoffId) ? handoffId : `x-${shortHash(handoffId)}`}.json`;
}

/** True for an id that is a name for a file everywhere, as those made here are. */
function isPlain(handoffId: string): boolean {
  return /^[0-9][\w-]{1,120}$/.test(handoffId);
}

/** When a file was written last, in milliseconds as text; empty where there is none. */
async function timeOf(path: string): Promise<string> {
  try {
    // Git writes it once, on `worktree add`; only a linked worktree has one. Finer digits get lost in mounts.
    return String(Math.floor((await stat(path)).mtimeMs));
  } catch (error) {
    return isMissing(error) ? '' : toFileError(path)(error);
  }
}
