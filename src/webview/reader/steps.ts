import type { BriefModel, BriefStepModel } from '../protocol/reader';
import { el } from '../shared/dom';

/** The steps with real check boxes. A tick shows at once; what holds is what the host shows next. */
export function steps(model: BriefModel, tick: (step: string, done: boolean) => void): readonly Node[] {
  const { labels, stepsHint, canTick } = model;
  const title = el('h2', {}, el('span', {}, labels.steps), el('span', { class: 'hint' }, stepsHint));
  if (model.steps.length === 0) {
    return [title, el('p', { class: 'meta' }, labels.noSteps)];
  }
  return [title, el('ol', { class: 'steps' }, ...model.steps.map((step) => row(step, canTick, tick)))];
}

function row(
  step: BriefStepModel,
  canTick: boolean,
  tick: (step: string, done: boolean) => void,
): HTMLLIElement {
  const box = el('input', { type: 'checkbox', 'data-key': `step ${step.id}`, disabled: !canTick });
  box.checked = step.done;
  box.addEventListener('change', () => tick(step.id, box.checked));
  const who = step.who === '' ? [] : [el('span', { class: 'who' }, step.who)];
  return el('li', {}, el('label', {}, box, el('span', {}, step.text)), ...who);
}
