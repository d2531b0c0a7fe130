import * as z from 'zod';
import { states } from '../../domain/records';
import {
  author,
  due,
  filledText,
  instant,
  objectId,
  recordId,
  rowId,
  runnable,
  version,
  withUniqueIds,
} from './fields';

/** One step. */
export const step = z.looseObject({
  id: rowId,
  text: z.string().describe('What to do.'),
  owner: z.string().describe('E-mail of who is meant to do it.').exactOptional(),
  due: due.exactOptional(),
  place: rowId.describe('Id of the place in this handoff where it is to be done.').exactOptional(),
});

/** One question. */
export const question = z.looseObject({
  id: rowId,
  text: z.string().describe('The question.'),
  to: z.string().describe('E-mail of who can answer it.').exactOptional(),
  due: due.exactOptional(),
});

/** Lines of code that a handoff talks about. */
export const place = z.looseObject({
  id: rowId,
  path: z.string().describe('File, relative to the repository, with forward slashes.'),
  lines: z
    .tuple([z.int().positive(), z.int().positive()])
    .refine(([first, last]) => first <= last, 'first and last line, in this order')
    .describe('First and last line, counted from 1.')
    .exactOptional(),
  commit: objectId.describe('Commit in which these lines are meant.').exactOptional(),
  text: z.string().describe('The lines themselves, to find them again.').exactOptional(),
  note: z.string().describe('What there is to say about them.').exactOptional(),
});

const codeAt = z
  .looseObject({
    commit: objectId.describe('Tip of the branch.').exactOptional(),
    base: z.string().describe('Branch this one is meant for, such as main.').exactOptional(),
    mergeBase: objectId.describe('Where the branch left its base.').exactOptional(),
    unpushed: z.int().nonnegative().describe('Commits that no remote had.').exactOptional(),
    uncommitted: z.array(z.string()).describe('Paths with changes that were in no commit.').exactOptional(),
    stash: objectId.describe('Stash made on the branch.').exactOptional(),
  })
  .describe('What the code was like when the handoff was written.');

/** One way to see that the work works. */
export const verification = z.looseObject({
  run: runnable.describe('Command to run, on one line.'),
  expect: z.string().describe('What it shows when all is well.').exactOptional(),
});

/** What to do if something happens. */
export const contingency = z.looseObject({
  if: z.string().describe('What may happen.'),
  then: z.string().describe('What to do then.'),
  ask: z.string().describe('Whom to ask.').exactOptional(),
});

/** A page. */
export const link = z.looseObject({
  title: z.string().describe('Text to show.').exactOptional(),
  url: z.string().describe('Address.'),
});

/** A file of the author's working set. */
export const openFile = z.looseObject({
  path: z.string().describe('File, relative to the repository.'),
  line: z.int().positive().describe('Line, counted from 1.').exactOptional(),
});

const texts = z.array(z.string());

/** The fields that people write, in the order in which the writer puts them (DESIGN's table). */
export const contentShape = {
  to: texts.describe('E-mails of who it is for. Empty or absent: whoever comes next.').exactOptional(),
  state: z.enum(states).describe('How the branch is doing, from calm to urgent.').exactOptional(),
  stateReason: z.string().describe('Why it is in that state.').exactOptional(),
  summary: filledText.describe('Where the work stands. Markdown.'),
  outcome: z.string().describe('The expected result.').exactOptional(),
  background: z.string().describe('Why this is being done.').exactOptional(),
  done: texts.describe('What is done.').exactOptional(),
  tried: texts.describe('Dead ends: what was tried and does not work.').exactOptional(),
  doNotTouch: texts.describe('What to leave alone.').exactOptional(),
  verify: z.array(verification).describe('How to see that it works.').exactOptional(),
  next: withUniqueIds(step).describe('Steps to do, in order. Empty: none, on purpose.').exactOptional(),
  contingencies: z.array(contingency).describe('What to do if something happens.').exactOptional(),
  questions: withUniqueIds(question).describe('Open questions. Empty: none, on purpose.').exactOptional(),
  places: withUniqueIds(place).describe('Code that this handoff talks about.').exactOptional(),
  decisions: texts.describe('Paths of the decision records that matter here.').exactOptional(),
  links: z.array(link).describe('Pages that matter here.').exactOptional(),
  openFiles: z.array(openFile).describe("The author's open files.").exactOptional(),
};

const { to, state, stateReason, summary, ...otherContent } = contentShape;

/** `handoff.yaml`, version 1. Unknown keys are kept. */
export const handoffSchema = z.looseObject({
  version,
  id: recordId,
  created: instant.describe('When it was written, ISO 8601 in UTC, in quotes.'),
  branch: z
    .string()
    .min(1, 'the name of a branch')
    .describe('Branch it is about, such as feature/login. Absent: written on a detached HEAD.')
    .exactOptional(),
  author,
  timeZone: z.string().describe("The author's time zone, such as Europe/Lisbon.").exactOptional(),
  at: codeAt.exactOptional(),
  to,
  state,
  stateReason,
  summary,
  ...otherContent,
  previous: recordId.describe('Id of the handoff before this one on the branch.').exactOptional(),
});
