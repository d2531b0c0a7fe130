import type { ListSection, Section } from '../sections';
import { isListSection } from '../sections';
import type { RuleId } from './ruleIds';

/** A question that every next person has, and the section that answers it. */
interface Essential {
  readonly id: RuleId;
  readonly section: Section;
  /** True for the one that no handoff can do without. */
  readonly required?: boolean;
}

/** In the order in which they are asked. */
export const essentials: readonly Essential[] = [
  { id: 'no-summary', section: 'summary', required: true },
  { id: 'no-outcome', section: 'outcome' },
  { id: 'no-next-step', section: 'next' },
  { id: 'no-verification', section: 'verify' },
  { id: 'no-limits', section: 'doNotTouch' },
];

/** The list that may be left empty on purpose. */
export function noneFor(section: Section): { readonly none?: ListSection } {
  return isListSection(section) ? { none: section } : {};
}
