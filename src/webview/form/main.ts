/** The page of the form: waits for the host's messages, and comes back by itself after a reload. */
import type { FormModel, FromForm, ToForm } from '../protocol/form';
import { isSubmit } from '../shared/keys';
import { LocalCopies, pageStorage } from '../shared/localCopies';
import { onMessage, webviewApi } from '../shared/vscodeApi';
import { readFormState, type FormState } from './formState';
import { draftsOf, OpenForm, type FormCopy } from './openForm';

const api = webviewApi<FormState, FromForm>();
const copies = new LocalCopies<FormCopy>(pageStorage(), Date.now);
let kept = readFormState(api.getState());
let form = reopen();

/** What was on the page before. A state that an older version left may not fit: then the host is waited for. */
function reopen(): OpenForm | undefined {
  try {
    return kept && open(kept.model);
  } catch {
    return undefined;
  }
}

function open(model: FormModel): OpenForm {
  const isKept = kept !== undefined && draftsOf(model).includes(kept.draft);
  const opened = new OpenForm(api, copies, model, isKept ? kept : undefined);
  opened.attach(document.body);
  return opened;
}

function show(model: FormModel): void {
  if (form && draftsOf(model).includes(form.draft)) {
    form.show(model);
    return;
  }
  form?.flush();
  form = open(model);
  kept = undefined;
}

function receive(message: ToForm): void {
  switch (message.type) {
    case 'show':
      show(message.model);
      break;
    case 'gaps':
      form?.showGaps(message.gaps);
      break;
    case 'people':
      form?.showPeople(message.people);
      break;
    case 'kept':
      form?.kept(message.seq);
      break;
    case 'notKept':
      form?.notKept(message.message);
      break;
    case 'secrets':
      form?.secrets(message.message, message.found);
      break;
    case 'failed':
      form?.failed(message.message, message.field);
      break;
  }
}

onMessage((message) => receive(message as ToForm));

const flush = (): void => form?.flush();
window.addEventListener('blur', flush);
window.addEventListener('pagehide', flush);
document.addEventListener('visibilitychange', flush);
document.addEventListener('keydown', (event) => {
  if (isSubmit(event)) {
    event.preventDefault();
    form?.saveByKey(event.shiftKey);
  }
});

api.postMessage({ type: 'ready' });
