import type { GapAction, GapGroupModel, GapLabels, GapModel, GapSettling, GapsModel } from '../protocol/gaps';
import { el, linkButton } from '../shared/dom';
import { keepFocus } from '../shared/focus';

/** The column of facts: what the next person will not receive, then what they would still ask. */
export interface GapsColumn {
  readonly element: HTMLElement;
  show(gaps: GapsModel): void;
}

/** What the clicks do that the column cannot do by itself. */
export interface GapClicks {
  act(does: Exclude<GapAction, { kind: 'explain' }>): void;
  settle(does: GapSettling): void;
}

const signs = { warning: '▲', open: '○', advice: '○', answered: '✓', dismissed: '–' } as const;

export function gapsColumn(labels: GapLabels, clicks: GapClicks): GapsColumn {
  const element = el('aside');
  const explained = new Set<string>();
  const unfolded = new Set<string>();
  let shown = '';
  const row = (gap: GapModel): HTMLElement => rowOf(gap, labels, explained, clicks);
  const render = ({ notReceived, asked }: GapsModel): void => {
    const nothing = el('p', { class: 'meta' }, labels.nothingMissing);
    const body = (group: GapGroupModel, name: string): readonly Node[] => [
      ...(group.rows.length === 0 ? [] : [el('ul', {}, ...group.rows.map(row))]),
      ...(group.more.length === 0 ? [] : [fold(group, name, unfolded, row)]),
    ];
    element.replaceChildren(
      card(
        labels.notReceived,
        ...(notReceived.rows.length === 0 ? [nothing] : []),
        ...body(notReceived, 'not'),
      ),
      ...(asked.rows.length + asked.more.length === 0 ? [] : [card(labels.asked, ...body(asked, 'asked'))]),
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

function card(title: string, ...body: readonly Node[]): HTMLElement {
  return el('div', { class: 'card' }, el('h2', {}, title), ...body);
}

/** What does not fit, behind one line; it stays open while the rows change. */
function fold(
  { more, moreLabel }: GapGroupModel,
  name: string,
  unfolded: Set<string>,
  row: (gap: GapModel) => HTMLElement,
): HTMLElement {
  const summary = el('summary', { 'data-key': `more ${name}` }, moreLabel);
  const details = el('details', { open: unfolded.has(name) }, summary, el('ul', {}, ...more.map(row)));
  details.addEventListener('toggle', () => {
    if (details.open) unfolded.add(name);
    else unfolded.delete(name);
  });
  return details;
}

function rowOf(gap: GapModel, labels: GapLabels, explained: Set<string>, clicks: GapClicks): HTMLElement {
  const why = el('p', { class: 'why', hidden: !explained.has(gap.id) }, gap.why);
  return el(
    'li',
    { title: gap.why },
    sign(gap, labels),
    el('span', { class: 'text' }, gap.text),
    ...actions(gap, why, explained, clicks),
    ...settle(gap, clicks),
    why,
  );
}

/** A shape with a meaning is an image with a name; the warning's meaning is the row's own text. */
function sign({ mark }: GapModel, labels: GapLabels): HTMLElement {
  const { open, answered, dismissed } = labels;
  const name = { warning: undefined, advice: open, open, answered, dismissed }[mark];
  return name === undefined
    ? el('span', { class: `sign ${mark}`, 'aria-hidden': 'true' }, signs[mark])
    : el('span', { class: `sign ${mark}`, role: 'img', 'aria-label': name }, signs[mark]);
}

function actions(
  { id, text, action }: GapModel,
  why: HTMLElement,
  explained: Set<string>,
  clicks: GapClicks,
): readonly HTMLElement[] {
  if (!action) {
    return [];
  }
  const { label, does } = action;
  const attributes = { 'data-key': `act ${id}`, 'aria-label': `${label}: ${text}` };
  if (does.kind !== 'explain') {
    return [linkButton(label, attributes, () => clicks.act(does))];
  }
  const button = linkButton(label, { ...attributes, 'aria-expanded': String(!why.hidden) }, () => {
    why.hidden = !why.hidden;
    button.setAttribute('aria-expanded', String(!why.hidden));
    if (why.hidden) explained.delete(id);
    else explained.add(id);
  });
  return [button];
}

/** Setting a row aside is the second thing one wants to do with it: there for the eye when it is near. */
function settle({ id, text, settle: settling }: GapModel, clicks: GapClicks): readonly HTMLElement[] {
  if (!settling) {
    return [];
  }
  const { label, does } = settling;
  const attributes = { 'data-key': `settle ${id}`, 'aria-label': `${label}: ${text}` };
  if (does.kind === 'restore') {
    return [linkButton(label, attributes, () => clicks.settle(does))];
  }
  const button = el('button', { type: 'button', class: 'icon', title: label, ...attributes }, '×');
  button.addEventListener('click', () => clicks.settle(does));
  return [button];
}
