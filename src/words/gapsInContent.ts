import type { RuleId } from '../domain/gaps/ruleIds';
import { states } from '../domain/records';
import { fieldName } from './fields';
import type { codeWords } from './gapsInCode';
import type { GapWords } from './gapWords';
import type { L10n } from './l10n';
import { stateLabel } from './states';

/** What they would still ask. The essential ones are in their own words. */
export const contentWords: Readonly<Record<Exclude<RuleId, keyof typeof codeWords>, GapWords>> = {
  'no-summary': {
    text: (l10n) => l10n.t('Where does it stand?'),
    why: (l10n) => l10n.t('The first thing that everybody needs, and all that some will read.'),
  },
  'no-outcome': {
    text: (l10n) => l10n.t('What should it do when done?'),
    why: (l10n) => l10n.t('Who does not know the result cannot tell when to stop.'),
  },
  'no-next-step': {
    text: (l10n) => l10n.t('What do I do first?'),
    why: (l10n) => l10n.t('One step that can be begun at once saves the first hour.'),
  },
  'no-verification': {
    text: (l10n) => l10n.t('How do I see that it works?'),
    why: (l10n) => l10n.t('A command and what it shows: then nobody has to take your word for it.'),
  },
  'no-limits': {
    text: (l10n) => l10n.t('What must I not break?'),
    why: (l10n) => l10n.t('What looks wrong and is on purpose is what the next person repairs first.'),
  },
  'team-section': {
    text: (l10n, { name }) => l10n.t('What about: {0}?', fieldName(l10n, name)),
    why: (l10n) => l10n.t('Without it the check "handoff gaps" fails.'),
  },
  'thin-summary': {
    text: (l10n, { name }) => l10n.t('“{0}” says little: what works, and what does not?', name),
    why: (l10n) => l10n.t('The name of the branch and "WIP" are known already.'),
  },
  'state-without-reason': {
    text: (l10n, { name }) => l10n.t('{0}: why?', stateText(l10n, name)),
    why: (l10n) => l10n.t('Without the reason the next person can only ask, or ignore it.'),
  },
  'blocked-by-nobody': {
    text: (l10n) => l10n.t('Blocked: by whom, or until what?'),
    why: (l10n) => l10n.t('Who reads it needs to know whom to ask, or what to wait for.'),
  },
  'urgent-without-plan': {
    text: (l10n) => l10n.t('Urgent: what if it goes wrong?'),
    why: (l10n) =>
      l10n.t('One line of "if this happens, do that" is worth most when there is no time to ask.'),
  },
  'vague-step': {
    text: (l10n, { name }) => l10n.t('“{0}”: what exactly?', name),
    why: (l10n) => l10n.t('A step without its object means something only to who wrote it.'),
  },
  'step-without-owner': {
    text: (l10n, { count }) =>
      count === 1 ? l10n.t('1 step has no owner') : l10n.t('{0} steps have no owner', count),
    why: (l10n) => l10n.t('Several people receive this: each will think that another does it.'),
  },
  'question-without-addressee': {
    text: (l10n) => l10n.t('Who answers the questions?'),
    why: (l10n) => l10n.t('A question to everybody is answered by nobody.'),
  },
  'asked-not-addressed': {
    text: (l10n, { name }) => l10n.t('{0} is asked, but the handoff is not for them', name),
    why: (l10n) => l10n.t('It does not show in their inbox as theirs. Add them to "For".'),
  },
  'no-question': {
    text: (l10n, { name }) => l10n.t('“{0}”: what do you want to know?', name),
    why: (l10n) => l10n.t('It reads like a statement. A question is closed by an answer.'),
  },
  'only-to-me': {
    text: (l10n) => l10n.t('It is only for yourself'),
    why: (l10n) => l10n.t('Nobody else is told. Leave "For" empty to reach whoever comes next.'),
  },
  'unknown-recipient': {
    text: (l10n, { name }) => l10n.t('{0} is not known here', name),
    why: (l10n) =>
      l10n.t('No commit, no handoff and no entry of people.yaml has this address: is there a slip in it?'),
  },
  'run-without-expectation': {
    text: (l10n, { count, name }) =>
      count === 1 ? l10n.t('What does {0} show?', name) : l10n.t('What do {0} commands show?', count),
    why: (l10n) => l10n.t('Without what to expect nobody can tell a good result from a bad one.'),
  },
  'due-unclear': {
    text: (l10n, { name }) => l10n.t('“{0}”: which day is that?', name),
    why: (l10n) =>
      l10n.t('It is read on another day. Write 2026-11-30, or 2026-11-30 17:00 and the time zone.'),
  },
  'due-without-zone': {
    text: (l10n, { name, by }) =>
      by === ''
        ? l10n.t('{0}: in which time zone?', name)
        : l10n.t('{0}: in which time zone? Here: {1}', name, by),
    why: (l10n) => l10n.t('Their clock may show another time.'),
  },
  'due-passed': {
    text: (l10n, { name }) => l10n.t('{0} is over', name),
    why: (l10n) => l10n.t('What was due and is not done needs a new day, or none.'),
  },
  'off-the-record': {
    text: (l10n, { name }) => l10n.t('“{0}”: they were not there', name),
    why: (l10n) => l10n.t('A chat, a meeting or a memory cannot be looked up. Say here what was said there.'),
  },
  'only-on-this-machine': {
    text: (l10n, { name }) => l10n.t('{0} leads nowhere on their machine', name),
    why: (l10n) => l10n.t('It names a file or a server that only you have.'),
  },
  'bare-link': {
    text: (l10n, { name }) => l10n.t('What is behind {0}?', name),
    why: (l10n) => l10n.t('With a few words they know whether to open it, also when it is gone one day.'),
  },
  'place-missing': {
    text: (l10n, { name }) => l10n.t('The branch does not have {0}', name),
    why: (l10n) =>
      l10n.t('The place is not in the last commit of the branch: perhaps renamed, or not committed yet.'),
  },
  'decision-missing': {
    text: (l10n, { name }) => l10n.t('There is no decision at {0}', name),
    why: (l10n) => l10n.t('The path is not in the last commit of the branch.'),
  },
  'todo-untold': {
    text: (l10n, { count, name }) =>
      count === 1
        ? l10n.t('You added “{0}” and do not mention it', name)
        : l10n.t('You added {0} TODOs and do not mention them', count),
    why: (l10n) => l10n.t('What you left to do in the code is a step, or a thing to leave alone.'),
  },
  'dead-end-untold': {
    text: (l10n, { name }) => l10n.t('“{0}”: what was it, and why does it not work?', name),
    why: (l10n) => l10n.t('A dead end that is written down is not walked into twice.'),
  },
  'revert-untold': {
    text: (l10n, { count, name }) =>
      count === 1 ? l10n.t('{0}: why?', name) : l10n.t('{0} commits were reverted: why?', count),
    why: (l10n) => l10n.t('What was taken back is a dead end, or something to leave alone.'),
  },
};

function stateText(l10n: L10n, name: string): string {
  const state = states.find((known) => known === name);
  return state === undefined ? name : stateLabel(l10n, state);
}
