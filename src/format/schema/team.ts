import * as z from 'zod/mini';
import { ruleIds } from '../../domain/gaps/ruleIds';
import { contentShape } from './handoff';
import { described, email, filledText, maybe } from './fields';
import { inputShape } from './input';

const sections = Object.keys(contentShape) as [keyof typeof contentShape];

/** One section that a handoff is to have. */
export const requiredSection = z.enum(sections);

/** One rule that nobody wants to hear of. */
export const ruleOff = z.enum(ruleIds);

/** Texts for some branches. */
export const template = z.strictObject({
  branches: described(
    z.array(filledText),
    'Names of branches, or patterns where * stands for anything: "release/*". The first template that fits counts.',
  ),
  sections: z
    .strictObject({ ...inputShape, summary: maybe(z.string(), 'What the summary begins with.') })
    .check(z.describe('What the sections of the form begin with. Rows may be plain text.')),
});

/** `.handoffs/config.yaml`: optional, written by hand. Nothing in it decides what is executed or pushed. */
export const teamSchema = z.looseObject({
  required: maybe(
    z.array(requiredSection),
    'Sections that a handoff is to have. Saving without them stays possible.',
  ),
  recipients: maybe(z.array(email), 'E-mails of who a handoff is for where its author names nobody.'),
  gaps: maybe(
    z.looseObject({ off: maybe(z.array(ruleOff), 'Rules that nobody wants to hear of.') }),
    'Which gaps are looked for.',
  ),
  templates: maybe(z.array(template), 'What the form begins with, by branch.'),
});
