import * as z from 'zod/mini';
import { described, maybe } from './fields';
import { contentShape, contingency, link, openFile, place, question, step, verification } from './handoff';

const id = described(
  z.string(),
  'Short name that replies point to. Made when it is saved where there is none.',
);

/**
 * The fields that people write, as they write them by hand: a field that there is not is refused, as it is a
 * slip, and the ids of steps and questions may be empty until the handoff is saved.
 */
export const inputShape = {
  ...contentShape,
  verify: maybe(strictRows(verification), 'How to see that it works.'),
  next: maybe(z.array(z.strictObject({ ...step.shape, id })), 'Steps to do, in order.'),
  contingencies: maybe(strictRows(contingency), 'What to do if something happens.'),
  questions: maybe(z.array(z.strictObject({ ...question.shape, id })), 'Open questions.'),
  places: maybe(strictRows(place), 'Code that it is about.'),
  links: maybe(strictRows(link), 'Pages that matter here.'),
  openFiles: maybe(strictRows(openFile), 'Files to open.'),
};

function strictRows<S extends z.core.$ZodShape>(row: z.ZodMiniObject<S>) {
  return z.array(z.strictObject(row.shape));
}
