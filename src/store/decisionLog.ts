import { randomBytes } from 'node:crypto';
import type { LoggedDecision } from '../domain/departure';
import { isObject } from './jsonShape';
import type { StateFolder } from './stateFolder';

const folder = 'decisions';
const limit = 50;
/** Asks of about a day are kept before anything else: the daily limit is counted from this log. */
const askKeptFor = 26 * 60 * 60 * 1000;

/**
 * The latest 50 decisions, one file each, so that two processes can write at once. A file's name begins
 * with the time of its writing and ends with what was decided: `1795369043000-0001-3fa9c2d1-ask.json`.
 */
export class DecisionLog {
  #count = 0;

  constructor(private readonly state: StateFolder) {}

  /** Newest first, by the time of writing. */
  async read(): Promise<readonly LoggedDecision[]> {
    const kept = split(await this.state.names(folder), Date.now()).kept;
    const found = await Promise.all(kept.map((name) => this.state.read(`${folder}/${name}`, loggedFrom)));
    return found.filter((entry) => entry !== undefined);
  }

  async add(entry: LoggedDecision): Promise<void> {
    const now = Date.now();
    this.#count += 1;
    const order = `${String(now).padStart(15, '0')}-${String(this.#count).padStart(6, '0')}`;
    const name = `${order}-${randomBytes(4).toString('hex')}-${entry.outcome.decision}.json`;
    await this.state.write(`${folder}/${name}`, entry);
    for (const old of split(await this.state.names(folder), now).dropped) {
      await this.state.remove(`${folder}/${old}`);
    }
  }
}

function split(
  names: readonly string[],
  now: number,
): { kept: readonly string[]; dropped: readonly string[] } {
  const newestFirst = [...names].sort().reverse();
  const countsToday = (name: string) =>
    name.endsWith('-ask.json') && Number(name.slice(0, 15)) > now - askKeptFor;
  const byWorth = [...newestFirst.filter(countsToday), ...newestFirst.filter((name) => !countsToday(name))];
  const kept = new Set(byWorth.slice(0, limit));
  return { kept: newestFirst.filter((name) => kept.has(name)), dropped: byWorth.slice(limit) };
}

function loggedFrom(json: unknown): LoggedDecision | undefined {
  return isLogged(json) ? json : undefined;
}

function isLogged(json: unknown): json is LoggedDecision {
  return (
    isObject(json) &&
    typeof json['at'] === 'string' &&
    isObject(json['facts']) &&
    isObject(json['outcome']) &&
    typeof json['outcome']['decision'] === 'string' &&
    typeof json['outcome']['reason'] === 'string'
  );
}
