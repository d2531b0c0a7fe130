import { parseHours } from '../../domain/time/hours';
import { isTimeZone } from '../../domain/time/zone';
import * as z from 'zod/mini';
import { described, email, filledText, maybe } from './fields';

const timeZone = z.string().check(z.refine(isTimeZone, 'a time zone such as "Europe/Lisbon"'));

const workingHours = z
  .string()
  .check(
    z.refine(
      (text) => parseHours(text).ok,
      'working hours such as "Mon-Thu 09:00-12:30, 13:30-17:30, Fri 9-14"',
    ),
  );

/** One person. What is optional may be wrong without taking the rest along. */
export const personSchema = z.looseObject({
  name: described(filledText, 'Name, as it is shown.'),
  emails: described(z.array(email), 'Every address this person commits or is written to with.'),
  timeZone: maybe(timeZone, 'Where they work: the name of a time zone, such as Europe/Lisbon.'),
  workingHours: maybe(
    workingHours,
    'When they work, on their own clock: days and times, such as "Mon-Thu 09:00-12:30, 13:30-17:30, Fri 9-14". Without days: Monday to Friday. An end before its beginning is on the next day.',
  ),
  channel: maybe(filledText, 'Where to reach them, such as "#payments" or a page.'),
});

/** `.handoffs/people.yaml`: optional, written by hand or by `handoff.editPeople`. Unknown keys are for whoever put them there. */
export const peopleSchema = z.looseObject({
  people: described(z.array(personSchema), 'Who works here.'),
});
