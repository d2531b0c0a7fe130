import type { Finding, GapFacts, Rule } from './gap';
import type { RuleId } from './ruleIds';
import type { HandoffContent } from '../records';

/** A rule about what the handoff says. What it finds is advice: its author may know better. */
export function advice(
  id: RuleId,
  find: (handoff: HandoffContent, facts: GapFacts) => readonly (Finding | undefined)[],
): Rule {
  return {
    id,
    group: 'asked',
    weight: 'advice',
    find: (handoff, facts) => find(handoff, facts).filter((finding) => finding !== undefined),
  };
}
