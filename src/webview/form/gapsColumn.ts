import type { FormLabels, GapAction, GapModel, GapsModel } from '../protocol/form';
import { el, linkButton } from '../shared/dom';
import { keepFocus } from '../shared/focus';

/** The column of facts: what the next person will not receive, then what they would still ask. */
export interface GapsColumn {
  readonly element: HTMLElement;
  show(gaps: GapsModel): void;
}

const signs = { warning: '▲', open: '○', answered: '✓' } as const;

export function gapsColumn(labels: FormLabels, act: (does: GapAction) => void): GapsColumn {
  const element = el('aside');
  let shown = '';
  const rows = (gaps: readonly GapModel[]): HTMLElement =>
    el(
      'ul',
      {},
      ...gaps.map((gap) => el('li', {}, sign(gap, labels), el('span', {}, gap.text), ...button(gap, act))),
    );
  const render = ({ notReceived, asked }: GapsModel): void => {
    const nothing = el('p', { class: 'meta' }, labels.nothingMissing);
    element.replaceChildren(
      card(labels.notReceived, notReceived.length === 0 ? nothing : rows(notReceived)),
      ...(asked.length === 0 ? [] : [card(labels.asked, rows(asked))]),
    );
  };
  return {
    element,
    show: (gaps) => {
      // It comes after each draft and seldom says anything new: what is the same is left alone.
      const next = JSON.stringify(gaps);
      if (next !== shown) {
        shown = next;
        keepFocus(element, () => render(gaps));
      }
    },
  };
}

function card(title: string, body: Node): HTMLElement {
  return el('div', { class: 'card' }, el('h2', {}, title), body);
}

/** A shape with a meaning is an image with a name; the warning's meaning is the row's own text. */
function sign({ mark }: GapModel, labels: FormLabels): HTMLElement {
  const name = { warning: undefined, open: labels.gapOpen, answered: labels.gapAnswered }[mark];
  return name === undefined
    ? el('span', { class: `sign ${mark}`, 'aria-hidden': 'true' }, signs[mark])
    : el('span', { class: `sign ${mark}`, role: 'img', 'aria-label': name }, signs[mark]);
}

function button({ text, action }: GapModel, act: (does: GapAction) => void): readonly HTMLElement[] {
  if (!action) {
    return [];
  }
  const attributes = { 'data-key': JSON.stringify(action.does), 'aria-label': `${action.label}: ${text}` };
  return [linkButton(action.label, attributes, () => act(action.does))];
}
