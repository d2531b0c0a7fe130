/** The page of the brief: shows what the host sends, and itself again after a reload. */
import type { BriefModel, FromReader, ToReader } from '../protocol';
import { isSubmit } from '../shared/keys';
import { LocalCopies, pageStorage } from '../shared/localCopies';
import { onMessage, webviewApi } from '../shared/vscodeApi';
import { OpenBrief } from './openBrief';
import { readReaderState, type ReaderState } from './readerState';

const api = webviewApi<ReaderState, FromReader>();
const copies = new LocalCopies<string>(pageStorage(), Date.now);
const kept = readReaderState(api.getState());
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

function receive(message: ToReader): void {
  switch (message.type) {
    case 'show':
      if (brief?.handoff === message.model.handoff) {
        brief.show(message.model);
      } else {
        brief = open(message.model);
      }
      break;
    case 'failed':
      brief?.failed(message.message);
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
