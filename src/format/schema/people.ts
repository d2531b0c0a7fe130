import * as z from 'zod/mini';
import { described, filledText, maybe } from './fields';

const email = z
  .string()
  .check(z.regex(/^[^\s@<>]+@[^\s@<>]+$/, 'an e-mail address such as "ana@example.com"'));

const person = z.looseObject({
  name: described(filledText, 'Name, as it is shown.'),
  emails: described(z.array(email), 'Every address this person commits or is written to with.'),
  timeZone: maybe(z.string(), 'Where they work, such as Europe/Lisbon.'),
  workingHours: maybe(z.string(), 'When they work, in their own time, such as "09:00-17:30".'),
  channel: maybe(z.string(), 'Where to reach them, such as "#payments" or a page.'),
});

/** `.handoffs/people.yaml`: optional, written by hand. Unknown keys are for whoever put them there. */
export const peopleSchema = z.looseObject({
  people: described(z.array(person), 'Who works here.'),
});
