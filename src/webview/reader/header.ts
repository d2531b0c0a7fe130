import type { BriefModel } from '../protocol/reader';
import { el } from '../shared/dom';

/** Whose handoff it is, how it stands, and when that was. */
export function header({ title, badge, state, stateReason, meta }: BriefModel): readonly Node[] {
  const badgeText = badge === '' ? [] : [el('span', { class: `badge ${state}` }, badge)];
  const reason = stateReason === '' ? [] : [el('span', { class: 'hint' }, stateReason)];
  return [
    el('div', { class: 'title' }, el('h1', {}, title), ...badgeText, ...reason),
    el('p', { class: 'meta' }, meta),
  ];
}
