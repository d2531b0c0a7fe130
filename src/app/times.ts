import type { Me } from '../domain/people';
import { myTime, timesOf, type PersonTime, type TimeOf } from '../domain/peopleTime';
import type { HandoffView } from './handoffs';
import type { Parts } from './parts';

/** What clocks show: mine, and those of the others. */
export interface Times {
  readonly mine: PersonTime;
  readonly timeOf: TimeOf;
}

/** The times of everybody, for whoever sits here. `handoffs` are the newest first. */
export async function timesFor(
  { people, settings, clock }: Pick<Parts, 'people' | 'settings' | 'clock'>,
  me: Me | undefined,
  handoffs: readonly HandoffView[],
): Promise<Times> {
  const [listed, own] = await Promise.all([people.listed(), settings()]);
  return { mine: myTime(me, listed, own, clock.timeZone()), timeOf: timesOf(listed, handoffs) };
}
