import type { HandoffContent } from '../../domain/records';
import type { Section } from '../../domain/sections';
import { formFields, type FormField, type FormModel, type PersonModel } from '../protocol/form';
import { el, setText } from '../shared/dom';
import { foldedSections } from './foldedSections';
import { contentOf, doneRows, textRows, verifyRows } from './formContent';
import { questionList, stepList, verifyList } from './lists';
import { Recipients } from './recipients';
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
  focusOn(section: Section, row?: number): void;
  showError(field: FormField, message: string): void;
  /** Takes over what is still in the field for a person. False where it cannot be. */
  commit(): boolean;
}

/** `changed` is called for edits that no `input` event tells of. */
export function formView(model: FormModel, changed: () => void): FormView {
  const title = el('h1');
  const subtitle = el('p', { class: 'meta' });
  const to = new Recipients(model.labels, changed);
  const state = stateField(model);
  const summary = summaryField(model.labels);
  const questions = questionList(model, changed);
  const next = stepList(model, changed);
  const verify = verifyList(model, changed);
  const folded = foldedSections(model, () => {
    folded.recount();
    changed();
  });
  const parts = { to, state, summary, questions: questions.parts, next: next.parts, verify: verify.parts };
  const lists = { questions: questions.list, next: next.list, verify: verify.list };
  const fields = [to, state, summary, questions.parts, next.parts, verify.parts].map((part) => part.element);
  const focus = (field: FormField, where: 'first' | 'empty' | number = 'empty'): void => {
    if (field === 'questions' || field === 'next' || field === 'verify') lists[field].focus(where);
    else parts[field].focus();
  };
  return {
    header: el('header', {}, title, subtitle),
    main: el('main', {}, ...fields, el('div', { class: 'folded' }, ...folded.elements)),
    read: (base) =>
      contentOf(base, {
        to: to.to,
        state: state.state,
        stateReason: state.reason,
        summary: summary.text,
        questions: questions.list.filled,
        next: next.list.filled,
        verify: verify.list.filled,
        done: folded.done.filled,
      }),
    write: (content) => {
      to.set(content.to ?? []);
      state.state = content.state;
      state.reason = content.stateReason ?? '';
      summary.text = content.summary;
      questions.list.set(textRows(content.questions));
      next.list.set(textRows(content.next));
      verify.list.set(verifyRows(content.verify));
      folded.done.set(doneRows(content.done));
      folded.recount();
    },
    showFacts: (facts) => {
      setText(title, facts.title);
      setText(subtitle, facts.subtitle);
      to.setPeople(facts.people);
      folded.setFiles(facts.files);
    },
    showPeople: (people) => to.setPeople(people),
    focus,
    focusOn: (section, row) => fieldsOf(section).forEach((field) => focus(field, row)),
    showError: (field, message) => parts[field].showError(message),
    commit: () => to.commit(),
  };
}

/** One, or none where the form has no field for it. */
function fieldsOf(section: Section): readonly FormField[] {
  return formFields.filter((field) => field === (section === 'stateReason' ? 'state' : section));
}
