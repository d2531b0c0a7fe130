/** The page of the form: waits for the host's messages, and comes back by itself after a reload. */
import type { FormModel, FromForm, ToForm } from '../protocol';
import { isSubmit } from '../shared/keys';
import { onMessage, webviewApi } from '../shared/vscodeApi';
import { readFormState, type FormState } from './formState';
import { OpenForm } from './openForm';

const api = webviewApi<FormState, FromForm>();
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
  const opened = new OpenForm(api, model, kept?.draft === model.draft ? kept : undefined);
  opened.attach(document.body);
  return opened;
}

function show(model: FormModel): void {
  if (form?.draft === model.draft) {
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
    case 'kept':
      form?.kept(message.seq);
      break;
    case 'notKept':
      form?.notKept(message.message);
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
    form?.saveByKey();
  }
});

api.postMessage({ type: 'ready' });
