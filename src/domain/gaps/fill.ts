import type { HandoffContent } from '../records';
import { foldEmail } from '../addresses';
import type { ListSection } from '../sections';
import type { Fill } from './gap';

/** The handoff with what is known put in. A row that is not there any more stays so. */
export function fillIn(handoff: HandoffContent, fill: Fill): HandoffContent {
  if (fill.field === 'to') {
    const there = new Set((handoff.to ?? []).map(foldEmail));
    const added = fill.add.filter((email) => !there.has(foldEmail(email)));
    return { ...handoff, to: [...(handoff.to ?? []), ...added] };
  }
  const { field, row, key, value } = fill;
  const rows = handoff[field]?.map((one, index) => (index === row ? { ...one, [key]: value } : one));
  return rows ? { ...handoff, [field]: rows } : handoff;
}

/** The handoff with a list that says "none, on purpose". */
export function sayNone(handoff: HandoffContent, section: ListSection): HandoffContent {
  return { ...handoff, [section]: [] };
}
