/** Steps and the ways to see that they worked. */
import { advice } from './advice';
import type { Rule } from './gap';
import { excerpt } from './texts';

/** A step of one of these and nothing else tells nobody what to do. */
const verbs =
  'fix|finish|continue|complete|clean ?up|refactor|test|tests|testing|debug|polish|improve|update|check|implement|go on|carry on|keep going|proceed|wip|todo|weiter(?:machen)?|fertig(?: ?machen| ?stellen)?|aufräumen|testen|prüfen';
const objects =
  'it|this|that|things?|stuff|everything|all|work(?:ing)?|the (?:work|rest|code|branch|task|feature|thing)|rest|es|das|alles|den rest';
const vague = new RegExp(
  `^(?:please |bitte )?(?:${verbs})(?: (?:on |with |mit )?(?:${objects}))?$|^(?:the )?rest$|^etc$`,
  'iu',
);

export const stepRules: readonly Rule[] = [
  advice('vague-step', ({ next = [] }) =>
    next.map(({ text }, row) =>
      vague.test(text.replace(/[.!…\s]+/gu, ' ').trim())
        ? {
            about: text.trim().toLowerCase(),
            detail: { name: excerpt(text) },
            fix: { kind: 'focus', field: 'next', row },
          }
        : undefined,
    ),
  ),
  advice('step-without-owner', ({ next = [], to = [] }) => {
    const open = next.filter(({ text, owner }) => text.trim() !== '' && (owner ?? '').trim() === '');
    const row = next.findIndex((step) => step === open[0]);
    return to.length > 1 && row >= 0
      ? [
          {
            about: String(open.length),
            detail: { count: open.length },
            fix: { kind: 'focus', field: 'next', row },
          },
        ]
      : [];
  }),
  advice('run-without-expectation', ({ verify = [] }) => {
    const open = verify.filter(({ run, expect }) => run.trim() !== '' && (expect ?? '').trim() === '');
    const row = verify.findIndex((one) => one === open[0]);
    return row >= 0
      ? [
          {
            about: open.map(({ run }) => run.trim()).join('\n'),
            detail: { count: open.length, name: excerpt(open[0]?.run ?? '') },
            fix: { kind: 'focus', field: 'verify', row },
          },
        ]
      : [];
  }),
];
