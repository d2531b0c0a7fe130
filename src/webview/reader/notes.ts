import type { BriefModel } from '../protocol/reader';
import { el } from '../shared/dom';
import { isAllowedLink } from './markdown';
import { markdownView } from './markdownView';

/** Further texts of the author, each under its heading. */
export function furtherTexts({ texts }: BriefModel): readonly Node[] {
  return texts.flatMap(({ heading, text }) => [el('h2', {}, heading), markdownView(text)]);
}

/** What may go wrong, what to leave alone, what was tried. */
export function watchOut({ watchOut, labels }: BriefModel): readonly Node[] {
  if (watchOut.length === 0) {
    return [];
  }
  const rows = watchOut.flatMap(({ term, text }) => [el('dt', {}, term), el('dd', {}, text)]);
  return [el('h2', {}, labels.watchOut), el('dl', {}, ...rows)];
}

/** Links of the author. An address that is not allowed stands there as text, and goes nowhere. */
export function links({ links, labels }: BriefModel): readonly Node[] {
  if (links.length === 0) {
    return [];
  }
  const rows = links.map(({ title, url }) =>
    isAllowedLink(url)
      ? el('li', {}, el('a', { href: url, title: url }, title))
      : el('li', {}, `${title} ${url}`),
  );
  return [el('h2', {}, labels.links), el('ul', { class: 'plain' }, ...rows)];
}
