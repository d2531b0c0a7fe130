import type { BriefModel } from '../protocol/reader';
import { el, linkButton } from '../shared/dom';

/** How to see that it works. A command only ever goes into a terminal, where the reader sends it off. */
export function proof(
  { verify, labels }: BriefModel,
  openTerminal: (index: number) => void,
): readonly Node[] {
  if (verify.length === 0) {
    return [];
  }
  const rows = verify.map(({ run, expect }, index) => {
    const attributes = { 'data-key': `terminal ${index}`, 'aria-label': `${labels.openInTerminal}: ${run}` };
    const hint = expect === '' ? [] : [el('span', { class: 'hint' }, expect)];
    const open = linkButton(labels.openInTerminal, attributes, () => openTerminal(index));
    return el('li', { class: 'row wrap' }, el('code', {}, run), ...hint, open);
  });
  return [el('h2', {}, labels.verify), el('ul', { class: 'proof' }, ...rows)];
}

/** What is done already, as the author said it. */
export function doneList({ done, labels }: BriefModel): readonly Node[] {
  if (done.length === 0) {
    return [];
  }
  return [el('h2', {}, labels.done), el('ul', { class: 'plain' }, ...done.map((text) => el('li', {}, text)))];
}
