// A week at a desk: what somebody does who works on a few branches of their own, reviews, and is asked for help.
//
// 40 switches a day of 8 hours, about one every 12 minutes, in these shares (of switches; the sources are the
// kinds that issue trackers and surveys of developers' days name, the shares are our own guess, and on the
// busy side: most people switch less):
//   30 %  looks at the default branch: to pull, to compare, to answer a question; there and back, minutes
//   25 %  reviews of a colleague's branch: there and back, a quarter of an hour; one in eight with a small fix
//   20 %  from one task to another: two to four branches of one's own a day, wherever one can go on
//   10 %  a look elsewhere with half a change in a stash: there and back, the stash is taken out again
//    7 %  a tag or an old commit is looked at, or bisected: there and back on a detached HEAD
//    5 %  a slip: the wrong branch, and back before the settle time is over
//    3 %  a hotfix: a branch of its own, a commit or two, pushed, and back
// Commits of one's own come every 45 to 75 minutes of work, and one in four changes of task begins with one more
// ("wip"). A branch is merged on the host once it has 5 to 9 commits, or as a hotfix the same day, and the next
// look at the default branch brings that here. Nobody ever writes a handoff: every question is answered by
// Not Now, which is when most are asked.

/** One thing that is done. Branches are known by their names; `main` is the default branch. */
export type Act =
  | { readonly do: 'switch'; readonly to: string }
  | { readonly do: 'create'; readonly name: string }
  | { readonly do: 'work' | 'push' | 'stash' | 'pop' | 'detach' | 'settle' | 'pull' }
  /** A branch is merged on the host; a colleague's branch is fetched. */
  | { readonly do: 'merge' | 'appear'; readonly branch: string }
  | { readonly do: 'wait'; readonly minutes: number };

const kinds: readonly (readonly [Kind, number])[] = [
  // By share of switches; a round trip has two, so it begins half as often.
  ['look', 15],
  ['review', 12.5],
  ['task', 20],
  ['stash', 5],
  ['detach', 3.5],
  ['slip', 2.5],
  ['hotfix', 1.5],
];

type Kind = 'look' | 'review' | 'task' | 'stash' | 'detach' | 'slip' | 'hotfix';

const switchesADay = 40;
const dayMinutes = 480;

/** What colleagues want reviewed on a day: every day something else. */
function colleaguesOn(day: number): readonly string[] {
  return ['a', 'b', 'c'].map((letter) => `ben/${String(day + 1)}-${letter}`);
}

/** What is done on each of some days, the same for the same seed. Every day begins on the branch of the last. */
export function weekOf(seed: number, days = 5): readonly (readonly Act[])[] {
  const desk = new Diary(random(seed));
  return Array.from({ length: days }, (_, day) => desk.day(day));
}

interface Task {
  readonly name: string;
  commits: number;
  readonly enough: number;
}

class Diary {
  #acts: Act[] = [];
  #tasks: Task[] = [];
  #here: Task | undefined;
  #merged: string[] = [];
  #count = 0;
  #minutes = 0;
  #untilCommit = 30;
  #colleagues: readonly string[] = [];

  constructor(private readonly chance: () => number) {}

  day(day: number): readonly Act[] {
    this.#acts = [];
    this.#minutes = 0;
    this.#colleagues = colleaguesOn(day);
    this.#acts.push(...this.#colleagues.map((branch) => ({ do: 'appear', branch }) as const));
    let left = switchesADay;
    // Two to four branches are worked on in a day: begun where fewer are open.
    const wanted = this.#between(2, 4);
    if (day === 0) left -= this.#begin();
    while (this.#tasks.length < wanted && left > switchesADay - 6) left -= this.#begin();
    while (left > 0) {
      this.#work((dayMinutes - this.#minutes) / (left + 1));
      left -= this.#one(this.#kind());
    }
    return this.#acts;
  }

  #kind(): Kind {
    let at = this.chance() * kinds.reduce((sum, [, share]) => sum + share, 0);
    return kinds.find(([, share]) => (at -= share) < 0)?.[0] ?? 'look';
  }

  /** Does one thing and gives the number of switches in it. */
  #one(kind: Kind): number {
    const back = this.#here?.name ?? 'main';
    switch (kind) {
      case 'look':
        this.#go('main');
        this.#pull();
        this.#wait(this.#between(1, 8));
        return this.#return(back);
      case 'review':
        this.#go(this.#pick(this.#colleagues));
        this.#wait(this.#between(5, 25));
        if (this.chance() < 1 / 8) this.#acts.push({ do: 'work' }, { do: 'push' });
        return this.#return(back);
      case 'task':
        return this.#changeTask();
      case 'stash':
        this.#acts.push({ do: 'stash' });
        this.#go('main');
        this.#wait(this.#between(2, 10));
        this.#go(this.#here?.name ?? 'main');
        this.#acts.push({ do: 'pop' });
        return 2;
      case 'detach':
        this.#acts.push({ do: 'detach' }, { do: 'settle' });
        this.#wait(this.#between(1, 10));
        return this.#return(back);
      case 'slip':
        this.#acts.push({ do: 'switch', to: this.#pick(this.#colleagues) });
        return this.#return(back);
      case 'hotfix':
        return this.#hotfix(back);
    }
  }

  #begin(): number {
    this.#count += 1;
    const task = { name: `feature/${String(this.#count)}`, commits: 0, enough: this.#between(5, 9) };
    this.#tasks.push(task);
    this.#here = task;
    this.#acts.push({ do: 'create', name: task.name }, { do: 'settle' });
    return 1;
  }

  #changeTask(): number {
    if (this.#here && this.chance() < 0.25) this.#commit();
    const others = this.#tasks.filter((task) => task !== this.#here);
    if (others.length === 0) return this.#begin();
    this.#here = this.#pick(others);
    this.#go(this.#here.name);
    return 1;
  }

  #hotfix(back: string): number {
    this.#count += 1;
    const name = `hotfix/${String(this.#count)}`;
    this.#acts.push({ do: 'create', name }, { do: 'settle' });
    this.#wait(this.#between(15, 40));
    for (let time = this.#between(1, 2); time > 0; time -= 1) this.#acts.push({ do: 'work' });
    this.#acts.push({ do: 'push' });
    this.#merged.push(name);
    return this.#return(back);
  }

  /** Works where one is, with a commit every hour or so. */
  #work(minutes: number): void {
    for (let rest = minutes; rest > 0;) {
      const now = Math.min(rest, this.#untilCommit);
      this.#wait(Math.max(1, Math.round(now)));
      rest -= Math.max(1, now);
      this.#untilCommit -= now;
      if (this.#untilCommit <= 0) {
        this.#commit();
        this.#untilCommit = this.#between(45, 75);
      }
    }
  }

  #commit(): void {
    const task = this.#here;
    if (!task) return;
    this.#acts.push({ do: 'work' });
    task.commits += 1;
    if (task.commits >= task.enough && this.#tasks.length > 1) {
      this.#acts.push({ do: 'push' });
      this.#merged.push(task.name);
    }
  }

  /** What was pushed to be merged is merged by now, and comes here. */
  #pull(): void {
    for (const branch of this.#merged.splice(0)) {
      this.#acts.push({ do: 'merge', branch });
      this.#tasks = this.#tasks.filter(({ name }) => name !== branch);
    }
    this.#acts.push({ do: 'pull' });
  }

  #go(to: string): void {
    this.#acts.push({ do: 'switch', to }, { do: 'settle' });
  }

  /** Back to where one was; where that is merged by now, on to another task. */
  #return(to: string): number {
    if (this.#here && !this.#tasks.includes(this.#here)) {
      this.#here = this.#tasks[0];
      if (!this.#here) return 1 + this.#begin();
      this.#go(this.#here.name);
      return 2;
    }
    this.#go(to);
    return 2;
  }

  #wait(minutes: number): void {
    this.#minutes += minutes;
    this.#acts.push({ do: 'wait', minutes });
  }

  #pick<T>(from: readonly T[]): T {
    const one = from[Math.floor(this.chance() * from.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  #between(least: number, most: number): number {
    return least + Math.floor(this.chance() * (most - least + 1));
  }
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
