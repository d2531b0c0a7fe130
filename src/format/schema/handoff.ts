import * as z from 'zod/mini';
import { states } from '../../domain/records';
import {
  author,
  described,
  due,
  filledText,
  instant,
  maybe,
  objectId,
  recordId,
  rowId,
  runnable,
  version,
  withUniqueIds,
} from './fields';

const positiveInt = z.int().check(z.positive());

/** One step. */
export const step = z.looseObject({
  id: rowId,
  text: described(z.string(), 'What to do.'),
  owner: maybe(z.string(), 'E-mail of who is meant to do it.'),
  due: maybe(due),
  place: maybe(rowId, 'Id of the place in this handoff where it is to be done.'),
});

/** One question. */
export const question = z.looseObject({
  id: rowId,
  text: described(z.string(), 'The question.'),
  to: maybe(z.string(), 'E-mail of who can answer it.'),
  due: maybe(due),
});

/** Lines of code that a handoff talks about. */
export const place = z.looseObject({
  id: rowId,
  path: described(z.string(), 'File, relative to the repository, with forward slashes.'),
  lines: maybe(
    z
      .tuple([positiveInt, positiveInt])
      .check(z.refine(([first, last]) => first <= last, 'first and last line, in this order')),
    'First and last line, counted from 1.',
  ),
  commit: maybe(objectId, 'Commit in which these lines are meant.'),
  text: maybe(z.string(), 'The lines themselves, to find them again.'),
  note: maybe(z.string(), 'What there is to say about them.'),
});

const codeAt = z
  .looseObject({
    commit: maybe(objectId, 'Tip of the branch.'),
    base: maybe(z.string(), 'Branch this one is meant for, such as main.'),
    mergeBase: maybe(objectId, 'Where the branch left its base.'),
    unpushed: maybe(z.int().check(z.nonnegative()), 'Commits that no remote had.'),
    uncommitted: maybe(z.array(z.string()), 'Paths with changes that were in no commit.'),
    stash: maybe(objectId, 'Stash made on the branch.'),
  })
  .check(z.describe('What the code was like when the handoff was written.'));

/** One way to see that the work works. */
export const verification = z.looseObject({
  run: described(runnable, 'Command to run, on one line.'),
  expect: maybe(z.string(), 'What it shows when all is well.'),
});

/** What to do if something happens. */
export const contingency = z.looseObject({
  if: described(z.string(), 'What may happen.'),
  then: described(z.string(), 'What to do then.'),
  ask: maybe(z.string(), 'Whom to ask.'),
});

/** A page. */
export const link = z.looseObject({
  title: maybe(z.string(), 'Text to show.'),
  url: described(z.string(), 'Address.'),
});

/** A file of the author's working set. */
export const openFile = z.looseObject({
  path: described(z.string(), 'File, relative to the repository.'),
  line: maybe(positiveInt, 'Line, counted from 1.'),
});

const texts = z.array(z.string());

/** The fields that people write, in the order in which the writer puts them (DESIGN's table). */
export const contentShape = {
  to: maybe(texts, 'E-mails of who it is for. Empty or absent: whoever comes next.'),
  state: maybe(z.enum(states), 'How the branch is doing, from calm to urgent.'),
  stateReason: maybe(z.string(), 'Why it is in that state.'),
  summary: described(filledText, 'Where the work stands. Markdown.'),
  outcome: maybe(z.string(), 'The expected result.'),
  background: maybe(z.string(), 'Why this is being done.'),
  done: maybe(texts, 'What is done.'),
  tried: maybe(texts, 'Dead ends: what was tried and does not work.'),
  doNotTouch: maybe(texts, 'What to leave alone.'),
  verify: maybe(z.array(verification), 'How to see that it works.'),
  next: maybe(withUniqueIds(step), 'Steps to do, in order. Empty: none, on purpose.'),
  contingencies: maybe(z.array(contingency), 'What to do if something happens.'),
  questions: maybe(withUniqueIds(question), 'Open questions. Empty: none, on purpose.'),
  places: maybe(withUniqueIds(place), 'Code that this handoff talks about.'),
  decisions: maybe(texts, 'Paths of the decision records that matter here.'),
  links: maybe(z.array(link), 'Pages that matter here.'),
  openFiles: maybe(z.array(openFile), "The author's open files."),
};

const { to, state, stateReason, summary, ...otherContent } = contentShape;

/** `handoff.yaml`, version 1. Unknown keys are kept. */
export const handoffSchema = z.looseObject({
  version,
  id: recordId,
  created: described(instant, 'When it was written, ISO 8601 in UTC, in quotes.'),
  branch: maybe(
    z.string().check(z.minLength(1, 'the name of a branch')),
    'Branch it is about, such as feature/login. Absent: written on a detached HEAD.',
  ),
  author,
  timeZone: maybe(z.string(), "The author's time zone, such as Europe/Lisbon."),
  at: maybe(codeAt),
  to,
  state,
  stateReason,
  summary,
  ...otherContent,
  previous: maybe(recordId, 'Id of the handoff before this one on the branch.'),
});
