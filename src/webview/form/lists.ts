import type { FormModel } from '../protocol/form';
import type { ListEntries, ListKey } from './formContent';
import { isLocal } from './dueInput';
import { personOf } from './people';
import type { RowField } from './rowElement';
import { RowList } from './rowList';

/** The list of every section that is one. */
export type FormLists = { readonly [K in ListKey]: RowList<ListEntries[K]> };

/** Makes the lists of the form; `changed` is called when rows were moved or removed. */
export function formLists(model: FormModel, changed: () => void): FormLists {
  const { labels } = model;
  const list = <K extends ListKey>(id: K, fields: readonly RowField[]): RowList<ListEntries[K]> =>
    new RowList<ListEntries[K]>({
      ...{ id, fields, changed },
      removeLabel: labels.removeRow,
      ...(fields.some(({ quiet }) => quiet) ? { beside: (values) => besideOf(values, fields, model) } : {}),
    });
  const text = (label: string, placeholder: string): RowField => ({ label, placeholder });
  const both = (label: string): RowField => ({ label, placeholder: label });
  const due: RowField = { ...both(labels.due), quiet: 'time' };
  const person = (label: string): RowField => ({ ...both(label), quiet: 'person' });
  return {
    questions: list('questions', [
      text(labels.questions, labels.questionPlaceholder),
      person(labels.askWhom),
      due,
    ]),
    next: list('next', [text(labels.next, labels.stepPlaceholder), person(labels.owner), due]),
    verify: list('verify', [{ ...both(labels.runPlaceholder), code: true }, both(labels.expectPlaceholder)]),
    contingencies: list('contingencies', [
      both(labels.ifPlaceholder),
      both(labels.thenPlaceholder),
      person(labels.askWhom),
    ]),
    doNotTouch: list('doNotTouch', [text(labels.doNotTouch, labels.doNotTouchPlaceholder)]),
    tried: list('tried', [text(labels.tried, labels.triedPlaceholder)]),
    done: list('done', [text(labels.done, labels.donePlaceholder)]),
    links: list('links', [both(labels.linkPlaceholder), both(labels.linkTitlePlaceholder)]),
  };
}

/** "K. Ito · Tue 17:00": whom the quiet fields name, and until when in the time of whoever writes. */
function besideOf(
  values: readonly string[],
  fields: readonly RowField[],
  { people, language }: FormModel,
): string {
  const words = fields.map(({ quiet }, index) => {
    const value = (values[index] ?? '').trim();
    if (quiet === 'person' && value !== '') {
      return personOf(value, people).name;
    }
    return quiet === 'time' ? dueText(value, language) : '';
  });
  return words.filter(Boolean).join(' · ');
}

function dueText(value: string, language: string): string {
  const at = new Date(value);
  if (!isLocal(value) || Number.isNaN(at.getTime())) {
    return value;
  }
  const options: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return new Intl.DateTimeFormat(language, { ...options, ...time }).format(at);
}
