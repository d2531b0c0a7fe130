import type { HandoffContent } from '../../domain/records';
import type { Section as HandoffSection } from '../../domain/sections';
import {
  formFields,
  type FormField,
  type FormLabels,
  type FormModel,
  type PersonModel,
} from '../protocol/form';
import { el, setText } from '../shared/dom';
import { foldedSections, type FoldedKey, type FoldedSections } from './foldedSections';
import { contentOf, noneOf, rowsOf, type FormValues } from './formContent';
import { formLists, type FormLists } from './lists';
import { noneChoices, type NoneChoices } from './noneChoices';
import { Recipients } from './recipients';
import { section, type Section } from './section';
import { stateField } from './stateField';
import { summaryField } from './summaryField';

/** The title and the fields, without what is around them. */
export interface FormView {
  readonly header: HTMLElement;
  readonly main: HTMLElement;
  /** The content as typed, on top of what the form was opened with. */
  read(base: HandoffContent): HandoffContent;
  write(content: HandoffContent): void;
  /** Shows what the host knows: everything but the fields' contents. */
  showFacts(model: FormModel): void;
  showPeople(people: readonly PersonModel[]): void;
  focus(field: FormField, where?: 'first' | 'empty'): void;
  /** The field of a section, or a row of it, counted from 0. What the form has no field for stays as it is. */
  focusOn(section: HandoffSection, row?: number): void;
  showError(field: FormField, message: string): void;
  /** Takes over what is still in the field for a person. False where it cannot be. */
  commit(): boolean;
}

/** The lists that are always in sight. */
const essentialLists = ['questions', 'next', 'verify'] as const;

function essentialSections(
  labels: FormLabels,
  lists: FormLists,
  none: NoneChoices,
): Readonly<Record<(typeof essentialLists)[number], Section>> {
  const make = (id: (typeof essentialLists)[number], hint = ''): Section =>
    section({ id, title: labels[id], hint, beside: none.button(id, labels[id]) }, lists[id].element);
  return { questions: make('questions', labels.questionsHint), next: make('next'), verify: make('verify') };
}

/** `changed` is called for edits that no `input` event tells of. */
export function formView(model: FormModel, changed: () => void): FormView {
  const { labels } = model;
  const header = formHeader();
  const recount = (): void => {
    none.refresh();
    folded.recount();
  };
  const edited = (): void => {
    recount();
    changed();
  };
  const to = new Recipients(labels, changed);
  const state = stateField(model);
  const summary = summaryField(labels);
  const lists = formLists(model, edited);
  const none = noneChoices(labels, lists, edited);
  const folded = foldedSections(model, lists, none);
  const parts = { to, state, summary, ...essentialSections(labels, lists, none) };
  const main = mainOf(Object.values(parts), folded);
  main.addEventListener('input', recount);
  const focus = (field: FormField, where: 'first' | 'empty' | number = 'empty'): void => {
    if (field === 'questions' || field === 'next' || field === 'verify') lists[field].focus(where);
    else if (isFolded(field)) folded.focus(field, where);
    else parts[field].focus();
  };
  return {
    header: header.element,
    main,
    read: (base) =>
      contentOf(base, {
        ...{ to: to.to, state: state.state, stateReason: state.reason, summary: summary.text },
        ...{ outcome: folded.text('outcome'), background: folded.text('background') },
        lists: filledOf(lists),
        none: none.chosen,
      }),
    write: (content) => {
      to.set(content.to ?? []);
      state.state = content.state;
      state.reason = content.stateReason ?? '';
      summary.text = content.summary;
      folded.write(content);
      writeLists(lists, content);
      none.set(noneOf(content));
      recount();
    },
    showFacts: (facts) => {
      header.show(facts);
      to.setPeople(facts.people);
      folded.setFiles(facts.files);
    },
    showPeople: (people) => to.setPeople(people),
    focus,
    focusOn: (name, row) => fieldsOf(name).forEach((field) => focus(field, row)),
    showError: (field, message) => {
      (isFolded(field) ? folded.of(field) : parts[field]).showError(message);
    },
    commit: () => to.commit(),
  };
}

/** One, or none where the form has no field for it. */
function fieldsOf(name: HandoffSection): readonly FormField[] {
  return formFields.filter((field) => field === (name === 'stateReason' ? 'state' : name));
}

function mainOf(parts: readonly { readonly element: HTMLElement }[], folded: FoldedSections): HTMLElement {
  const below = el('div', { class: 'folded' }, ...folded.elements);
  return el('main', {}, ...parts.map(({ element }) => element), below);
}

function formHeader(): { readonly element: HTMLElement; show(facts: FormModel): void } {
  const title = el('h1');
  const subtitle = el('p', { class: 'meta' });
  return {
    element: el('header', {}, title, subtitle),
    show: (facts) => {
      setText(title, facts.title);
      setText(subtitle, facts.subtitle);
    },
  };
}

function isFolded(field: FormField): field is FormField & FoldedKey {
  return !['to', 'state', 'summary', ...essentialLists].includes(field);
}

function filledOf({
  questions,
  next,
  verify,
  contingencies,
  doNotTouch,
  tried,
  done,
  links,
}: FormLists): FormValues['lists'] {
  return {
    ...{ questions: questions.filled, next: next.filled, verify: verify.filled },
    ...{ contingencies: contingencies.filled, doNotTouch: doNotTouch.filled, tried: tried.filled },
    ...{ done: done.filled, links: links.filled },
  };
}

function writeLists(lists: FormLists, content: HandoffContent): void {
  const rows = rowsOf(content);
  lists.questions.set(rows.questions);
  lists.next.set(rows.next);
  lists.verify.set(rows.verify);
  lists.contingencies.set(rows.contingencies);
  lists.doNotTouch.set(rows.doNotTouch);
  lists.tried.set(rows.tried);
  lists.done.set(rows.done);
  lists.links.set(rows.links);
}
