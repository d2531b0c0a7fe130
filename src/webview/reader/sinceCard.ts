import type { BriefModel } from '../protocol/reader';
import { el } from '../shared/dom';

/** What happened on the branch since the handoff was written. */
export function sinceCard({ since, labels }: BriefModel): readonly Node[] {
  const rows = since.map(({ text, hint }) =>
    el('li', {}, el('span', {}, text), ...(hint === '' ? [] : [el('span', { class: 'hint' }, hint)])),
  );
  const body = rows.length === 0 ? el('p', { class: 'meta' }, labels.nothingSince) : el('ul', {}, ...rows);
  return [el('h2', {}, labels.since), body];
}

/** What of the author's work is not here: it comes before the question whether to pick up. */
export function missingCard({ missing, labels }: BriefModel): readonly Node[] {
  const rows = missing.map((text) =>
    el('li', {}, el('span', { class: 'sign warning', 'aria-hidden': 'true' }, '▲'), el('span', {}, text)),
  );
  return [el('h2', {}, labels.missing), el('ul', {}, ...rows)];
}
