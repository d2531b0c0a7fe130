import type { HandoffContent } from '../records';
import { isSaid, type Section } from '../sections';
import { isUntouched } from '../team';
import { essentials, noneFor } from './essentials';
import type { Finding, Gap, GapFacts, Rule } from './gap';
import type { RuleId } from './ruleIds';
import { rules } from './table';

/** A hundred vague steps are one thing to say, not a hundred. */
const mostOfOne = 5;

/**
 * What the next person will not receive, then what they would ask: the essential questions, answered or not,
 * what the team asks for besides, and advice. Pure: the same handoff and the same facts have the same gaps.
 */
export function findGaps(handoff: HandoffContent, facts: GapFacts): readonly Gap[] {
  const { off, required } = facts.team;
  const found = (group: Rule['group']): readonly Gap[] =>
    rules
      .filter((rule) => rule.group === group && !off.includes(rule.id))
      .flatMap((rule) =>
        distinct(rule.find(handoff, facts).map((finding) => gapOf(rule, finding, facts))).slice(0, mostOfOne),
      );
  const asked = essentials
    .filter(
      ({ id, section, required: always = false }) =>
        always || required.includes(section) || !off.includes(id),
    )
    .map(({ id, section, required: always = false }) =>
      questionOf({ id, section, always, isEssential: true }, handoff, facts),
    );
  const more = [...new Set(required)]
    .filter((section) => !essentials.some((essential) => essential.section === section))
    .map((section) =>
      questionOf({ id: 'team-section', section, always: false, isEssential: false }, handoff, facts),
    );
  return [...found('not-received'), ...asked, ...more, ...found('asked')];
}

/** True where something is missing that must not be: the check of the command line fails. */
export function isRequiredOpen({ status, required }: Gap): boolean {
  return required && status === 'open';
}

function gapOf(rule: Rule, { about, detail, fix }: Finding, { dismissed }: GapFacts): Gap {
  const id = idOf(rule.id, about);
  return {
    id,
    rule: rule.id,
    group: rule.group,
    weight: rule.weight,
    status: dismissed.has(id) ? 'dismissed' : 'open',
    required: false,
    byTeam: false,
    detail: detail ?? {},
    ...(fix ? { fix } : {}),
  };
}

function questionOf(
  {
    id: rule,
    section,
    always,
    isEssential,
  }: {
    readonly id: RuleId;
    readonly section: Section;
    readonly always: boolean;
    readonly isEssential: boolean;
  },
  handoff: HandoffContent,
  { branch, team, dismissed }: GapFacts,
): Gap {
  const id = idOf(rule, isEssential ? undefined : section);
  const byTeam = !always && team.required.includes(section);
  const required = always || byTeam;
  const isAnswered = isSaid(handoff, section) && !isUntouched(handoff, section, branch, team);
  return {
    id,
    rule,
    group: 'asked',
    weight: 'essential',
    // What is required can be answered, but not waved away.
    status: isAnswered ? 'answered' : dismissed.has(id) && !required ? 'dismissed' : 'open',
    required,
    byTeam,
    detail: isEssential ? {} : { name: section },
    fix: { kind: 'focus', field: section },
    ...noneFor(section),
  };
}

/** What an id says of its subject: enough to tell it apart, and short enough to be kept. */
const longest = 200;

function idOf(rule: RuleId, about: string | undefined): string {
  return about === undefined ? rule : `${rule}:${about.slice(0, longest)}`;
}

function distinct(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [gap.id, gap])).values()];
}
