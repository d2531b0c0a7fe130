import type { Question, Step, Verification } from '../../domain/records';
import type { FormModel } from '../protocol/form';
import { personOf } from './people';
import { RowList } from './rowList';
import { section, type Section } from './section';

/** A section that is a list of rows. */
export interface ListSection<T> {
  readonly parts: Section;
  readonly list: RowList<T>;
}

export function questionList(model: FormModel, changed: () => void): ListSection<Question> {
  const { labels, people } = model;
  const list = new RowList<Question>({
    id: 'questions',
    fields: [{ label: labels.questions, placeholder: labels.questionPlaceholder }],
    removeLabel: labels.removeRow,
    beside: ({ to, due }) => words(to === undefined ? '' : personOf(to, people).name, due ?? ''),
    changed,
  });
  const parts = section(
    { id: 'questions', title: labels.questions, hint: labels.questionsHint },
    list.element,
  );
  return { parts, list };
}

export function stepList(model: FormModel, changed: () => void): ListSection<Step> {
  const { labels, people } = model;
  const list = new RowList<Step>({
    id: 'next',
    fields: [{ label: labels.next, placeholder: labels.stepPlaceholder }],
    removeLabel: labels.removeRow,
    beside: ({ owner, due }) => words(owner === undefined ? '' : personOf(owner, people).name, due ?? ''),
    changed,
  });
  return { parts: section({ id: 'next', title: labels.next }, list.element), list };
}

export function verifyList({ labels }: FormModel, changed: () => void): ListSection<Verification> {
  const list = new RowList<Verification>({
    id: 'verify',
    fields: [
      { label: labels.runPlaceholder, placeholder: labels.runPlaceholder, code: true },
      { label: labels.expectPlaceholder, placeholder: labels.expectPlaceholder },
    ],
    removeLabel: labels.removeRow,
    changed,
  });
  return { parts: section({ id: 'verify', title: labels.verify }, list.element), list };
}

function words(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ');
}
