import type { BriefModel } from '../protocol/reader';
import { el } from '../shared/dom';

/** What the author wants to know. The reader's own questions have the rule in the editor's blue. */
export function questions({ questions: list, questionsTitle }: BriefModel): readonly Node[] {
  if (list.length === 0) {
    return [];
  }
  const mine = list.filter((question) => question.mine).length;
  const count = mine === 0 ? [] : [el('span', { class: 'badge' }, String(mine))];
  const rows = list.map(({ text, who, mine: isMine }) =>
    el(
      'li',
      { class: isMine ? 'question mine' : 'question' },
      el('span', {}, text),
      el('span', { class: 'who' }, who),
    ),
  );
  return [el('h2', {}, el('span', {}, questionsTitle), ...count), el('ul', { class: 'questions' }, ...rows)];
}
