/** When people work, and when two do so at the same time. Everything is in instants; see `zone.ts`. */
import type { Week } from './hours';
import { day, dayOf, instantAt, minute, wallAt, weekdayOf } from './zone';

/** When somebody works: their hours, as their own clock shows them. */
export interface Schedule {
  readonly timeZone: string;
  readonly hours: Week;
}

/** From an instant, until before another. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Whether somebody works, and what comes next. */
export type WorkState =
  /** `until` is absent for whoever never stops within two weeks. */
  | { readonly works: true; readonly until?: number }
  /** `next` is when they begin; absent where that is not within two weeks. */
  | { readonly works: false; readonly next?: number };

/** How far is looked ahead. */
export const horizon = 14 * day;

/** Whether somebody works at an instant, and until when, or when next. */
export function workAt(schedule: Schedule, now: number): WorkState {
  const [first] = workFrom(schedule, now);
  if (!first) {
    return { works: false };
  }
  return first.start > now
    ? { works: false, next: first.start }
    : { works: true, ...(first.end > now + horizon ? {} : { until: first.end }) };
}

/** When two people work at the same time next, or do so now (`start` is then not after `now`); within two weeks. */
export function commonWork(one: Schedule, other: Schedule, now: number): Interval | undefined {
  const [mine, theirs] = [workFrom(one, now), workFrom(other, now)];
  let [a, b] = [mine.next(), theirs.next()];
  while (a.done !== true && b.done !== true) {
    const start = Math.max(a.value.start, b.value.start);
    const end = Math.min(a.value.end, b.value.end);
    if (start < end) {
      return { start, end };
    }
    if (a.value.end < b.value.end) {
      a = mine.next();
    } else {
      b = theirs.next();
    }
  }
  return undefined;
}

/** The times of work that end after an instant and begin within two weeks of it, in order; what meets is one. */
function* workFrom(schedule: Schedule, now: number): Generator<Interval, undefined> {
  let last: Interval | undefined;
  for (const next of shifts(schedule, now)) {
    if (last && next.start <= last.end) {
      last = { start: last.start, end: Math.max(last.end, next.end) };
      continue;
    }
    if (last && last.end > now) {
      yield last;
    }
    last = next;
    if (last.start > now + horizon) {
      return;
    }
  }
  if (last && last.end > now) {
    yield last;
  }
}

/**
 * By their beginnings, from two days before. The hours are those on the clock, so a night shift is shorter in
 * spring and longer in autumn; a shift within an hour that is skipped does not take place.
 */
function* shifts({ timeZone, hours }: Schedule, now: number): Generator<Interval, undefined> {
  const first = dayOf(wallAt(timeZone, now)) - 2;
  const last = dayOf(wallAt(timeZone, now + horizon)) + 1;
  for (let date = first; date <= last; date += 1) {
    for (const { from, to } of hours[weekdayOf(date)] ?? []) {
      const start = instantAt(timeZone, date * day + from * minute);
      const end = instantAt(timeZone, date * day + to * minute);
      if (start < end) {
        yield { start, end };
      }
    }
  }
}
