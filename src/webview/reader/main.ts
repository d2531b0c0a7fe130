/** The page of the brief: shows what the host sends, and itself again after a reload. */
import type { BriefModel, FromReader, ToReader } from '../protocol/reader';
import { el } from '../shared/dom';
import { isSubmit } from '../shared/keys';
import { LocalCopies, pageStorage } from '../shared/localCopies';
import { onMessage, webviewApi } from '../shared/vscodeApi';
import { OpenBrief } from './openBrief';
import { readReaderState, type ReaderState } from './readerState';

const api = webviewApi<ReaderState | null, FromReader>();
const copies = new LocalCopies<string>(pageStorage(), Date.now);
let kept = readReaderState(api.getState());
let brief = reopen();

/** What was on the page before. A state that an older version left may not fit: then the host is waited for. */
function reopen(): OpenBrief | undefined {
  try {
    return kept && open(kept.model);
  } catch {
    return undefined;
  }
}

function open(model: BriefModel): OpenBrief {
  const typed = kept?.handoff === model.handoff ? kept.readBack : undefined;
  const opened = new OpenBrief(api, copies, model, copies.first([model.handoff]) ?? typed ?? '');
  opened.attach(document.body);
  return opened;
}

/** Lets go of everything, so that no reload brings it back, and says why. */
function forget(why: string): void {
  copies.drop([brief?.handoff ?? kept?.handoff ?? ''].filter((id) => id !== ''));
  brief = kept = undefined;
  api.setState(null);
  say(why);
}

function say(message: string): void {
  const header = el('header', {}, el('h1', {}, document.title));
  document.body.replaceChildren(
    el('div', { class: 'page' }, header, el('main', {}, el('p', { role: 'status' }, message))),
  );
}

function receive(message: ToReader): void {
  switch (message.type) {
    case 'show':
      if (brief?.handoff === message.model.handoff) {
        brief.show(message.model);
      } else {
        brief = open(message.model);
      }
      break;
    case 'gone':
      forget(message.message);
      break;
    case 'failed':
      if (brief) brief.failed(message.message);
      else say(message.message);
      break;
  }
}

onMessage((message) => receive(message as ToReader));
document.addEventListener('keydown', (event) => {
  const isReadBack = event.target instanceof HTMLElement && event.target.id === 'read-back';
  if (isReadBack && isSubmit(event)) {
    event.preventDefault();
    brief?.submit();
  }
});

api.postMessage({ type: 'ready' });
