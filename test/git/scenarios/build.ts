// Builds the repository of a scenario, step by step: see README.md.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DecidedDeparture } from '../../../src/app/departures';
import { mute, unmute, type Mute } from '../../../src/app/mutes';
import { resolveSettings } from '../../../src/domain/settings';
import { FakeClock } from '../../unit/app/support/fakeTime';
import { handoff } from '../support/cli';
import { env, open, write } from '../support/repositories';
import { openWindow, type Window } from '../support/windows';
import type { Scenario } from './read';
import { newTeam, people, placeIn } from './team';
import { lengthOf, wordsOf, writtenOut } from './words';

/** A time zone in which it is about noon, so that no scenario runs over midnight. */
const noon = `Etc/GMT${((hours) => (hours < 0 ? '' : '+') + String(hours))(new Date().getUTCHours() - 12)}`;

function muteOf(what: string): Mute {
  return what === 'repository' ? { kind: 'repository' } : { kind: 'branch', branch: what };
}

/** A scenario under way. Its time begins so early that it ends now. */
export class Stage {
  readonly #team = newTeam();
  readonly clock: FakeClock;
  /** What windows have decided, and what the last of their looks came to. */
  readonly decided: DecidedDeparture[] = [];
  last: readonly DecidedDeparture[] | undefined;
  #place = 'ana';
  #windows: { readonly place: string; readonly window: Window }[] = [];
  #count = 0;

  constructor(private readonly scenario: Scenario) {
    this.clock = new FakeClock(new Date(Date.now() - lengthOf(writtenOut(scenario.steps))));
    this.clock.zone = noon;
  }

  /** The worktree that the scenario is in. */
  get root(): string {
    return placeIn(this.#team, this.#place);
  }

  async play(): Promise<void> {
    for (const step of writtenOut(this.scenario.steps)) {
      this.clock.advance(1000);
      try {
        await this.#step(wordsOf(step));
      } catch (error) {
        throw new Error(`"${this.scenario.name}", at "${step}": ${String(error)}`, { cause: error });
      }
    }
  }

  /** What the built command line says, at the scenario's time. */
  async said(args: readonly string[]): Promise<string> {
    const { code, out, err } = await handoff(this.root, args, {
      env: {
        TZ: noon,
        NODE_OPTIONS: `--require ${join(__dirname, 'shiftedClock.cjs')}`,
        SCENARIO_SHIFT: String(this.clock.time.getTime() - Date.now()),
      },
    });
    if (code !== 0) throw new Error(`handoff ${args.join(' ')} ended with ${String(code)}:\n${err}`);
    return out;
  }

  async #step([word = '', ...rest]: readonly string[]): Promise<void> {
    const steps: Readonly<Record<string, () => unknown>> = {
      git: () => this.#git(rest),
      stops: () => assert.throws(() => this.#git(rest.slice(1)), 'it was expected to stop'),
      tool: () => this.#git(rest.slice(1), { GIT_REFLOG_ACTION: 'tool: go on' }),
      work: () => this.#work(rest),
      edit: () => this.#edit(rest[0] ?? 'half.ts'),
      mailmap: () => this.#mailmap(),
      handoff: () => this.#handoff(rest),
      at: () => (this.#place = rest[0] ?? ''),
      empty: () => this.#empty(rest[0] ?? 'main'),
      window: () => this.#look(1),
      windows: () => this.#look(Number(rest[0])),
      look: async () => (await this.#opened(1))[0]?.watch.look(),
      close: () => this.#close(),
      minutes: () => this.clock.advance(Number(rest[0]) * 60_000 - 1000),
      days: () => this.clock.advance(Number(rest[0]) * 24 * 60 * 60_000 - 1000),
      mute: () => this.#mute(rest[0] ?? ''),
      unmute: () => this.#unmute(rest[0] ?? ''),
      pause: () => this.#pause(Number(rest[0])),
      asks: () => this.#asks(Number(rest[0])),
    };
    const run = steps[word];
    if (!run) throw new Error('README.md knows no such step');
    await run();
  }

  #git(args: readonly string[], more: NodeJS.ProcessEnv = {}): void {
    const date = `${String(Math.floor(this.clock.time.getTime() / 1000))} +0000`;
    execFileSync('git', [...args], {
      cwd: this.root,
      env: { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  #work(words: readonly string[]): void {
    const after = (word: string): string | undefined => words[words.indexOf(word) + 1 || words.length];
    const branch = this.#answer(['symbolic-ref', '--short', '-q', 'HEAD']) ?? 'detached';
    const file = after('in') ?? `${branch.replace(/[^\p{L}\d]+/gu, '-')}.ts`;
    const author = people[after('as') ?? ''];
    const times = /^\d+$/.test(words[0] ?? '') ? Number(words[0]) : 1;
    for (let time = 0; time < times; time += 1) {
      this.#append(file, Number(after('lines') ?? 1));
      this.#git(['add', '--', file]);
      this.#git(['commit', '-q', '-m', `change ${file}`, ...(author ? [`--author=${author}`] : [])]);
    }
  }

  #append(file: string, lines: number): void {
    this.#count += 1;
    const text = Array.from({ length: lines }, (_, at) => `line ${String(this.#count)}.${String(at)}\n`);
    write(this.root, 'made-by-the-scenario', '');
    rmSync(join(this.root, 'made-by-the-scenario'));
    appendFileSync(join(this.root, file), text.join(''));
  }

  #edit(file: string): void {
    this.#append(file, 1);
    this.#git(['add', '--', file]);
  }

  #mailmap(): void {
    write(this.root, '.mailmap', `${people['ana'] ?? ''} <ana.sousa@home.example>\n`);
    this.#git(['add', '.mailmap']);
    this.#git(['commit', '-q', '-m', 'Say who is who']);
  }

  async #handoff(args: readonly string[]): Promise<void> {
    const all = args.includes('latest') ? await this.said(['list', '--all', '--json']) : '[]';
    const [latest] = JSON.parse(all) as readonly { readonly id: string }[];
    await this.said(args.map((arg) => (arg === 'latest' ? (latest?.id ?? '') : arg)));
  }

  #empty(branch: string): void {
    this.#place = 'alone';
    this.#git(['init', '-q', '--template=', `--initial-branch=${branch}`]);
  }

  async #look(count: number): Promise<void> {
    const windows = await this.#opened(count);
    for (const { watch } of windows) await watch.look();
    const before = windows.map(({ decided }) => decided.length);
    for (const { settle } of windows) await settle();
    this.last = windows.flatMap(({ decided }, at) => decided.slice(before[at]));
    this.decided.push(...this.last);
  }

  async #opened(count: number): Promise<readonly Window[]> {
    const here = (): readonly Window[] =>
      this.#windows.filter(({ place }) => place === this.#place).map(({ window }) => window);
    while (here().length < count) {
      const { repository } = await open(this.root);
      const { prompt } = resolveSettings([await repository.settings()]);
      const window = await openWindow(this.root, { clock: this.clock, prompt });
      this.#windows.push({ place: this.#place, window });
    }
    return here().slice(0, count);
  }

  #close(): void {
    this.#windows
      .filter(({ place }) => place === this.#place)
      .forEach(({ window }) => {
        window.watch.dispose();
      });
    this.#windows = this.#windows.filter(({ place }) => place !== this.#place);
  }

  async #mute(what: string): Promise<void> {
    await mute(await open(this.root), muteOf(what));
  }

  async #unmute(what: string): Promise<void> {
    await unmute({ ...(await open(this.root)), clock: this.clock }, muteOf(what));
  }

  async #pause(minutes: number): Promise<void> {
    const { clone } = await open(this.root);
    const until = new Date(this.clock.time.getTime() + minutes * 60_000);
    await clone.setMutes({ ...(await clone.mutes()), pausedUntil: until.toISOString() });
  }

  async #asks(count: number): Promise<void> {
    const { clone } = await open(this.root);
    const at = this.clock.time.toISOString();
    for (let time = 0; time < count; time += 1) {
      await clone.logDecision({
        at,
        facts: {
          ...{ from: `other-${String(time)}`, to: 'main', at, exists: true, merged: false },
          ...{ ownCommits: 1, stashes: 0, mutedBranch: false, mutedRepository: false, promptsToday: time },
        },
        outcome: { decision: 'ask', reason: 'own-work' },
      });
    }
  }

  #answer(args: readonly string[]): string | undefined {
    try {
      return execFileSync('git', [...args], { cwd: this.root, env, encoding: 'utf8' }).trim();
    } catch {
      return undefined;
    }
  }
}
