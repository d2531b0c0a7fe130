import type { Draft, DraftMark, UnreadDraft } from '../domain/draft';
import { states, type HandoffContent } from '../domain/records';
import { shareModes } from '../domain/share';
import { isObject, type JsonObject } from './jsonShape';
import type { WriterMark } from './running';

/** Rows of a list that is missing one of these texts would break the form. */
const rowTexts: Readonly<Record<string, readonly string[]>> = {
  verify: ['run'],
  next: ['id', 'text'],
  questions: ['id', 'text'],
  contingencies: ['if', 'then'],
  places: ['id', 'path'],
  links: ['url'],
  openFiles: ['path'],
};
const textLists: readonly string[] = ['to', 'done', 'tried', 'doNotTouch', 'decisions'];
const texts: readonly string[] = ['summary', 'stateReason', 'outcome', 'background'];

/**
 * Takes a draft out of JSON as far as it is one, whatever version wrote it: a field or row of another
 * form goes to `unread`, the others stay, and fields that this version does not know are carried along.
 * Undefined where not even id, repository and content are there.
 */
export function draftFrom(json: unknown): Draft | undefined {
  if (!isObject(json) || !isObject(json['content'])) {
    return undefined;
  }
  const { version: _, writer: __, id, repository, branch, savedAt, content, share, before, ...others } = json;
  if (typeof id !== 'string' || typeof repository !== 'string') {
    return undefined;
  }
  const mode = shareModes.find((known) => known === share);
  const began = markFrom(before);
  const unfit = {
    ...others,
    ...unless(typeof branch === 'string', { branch }),
    ...unless(mode !== undefined, { share }),
    ...unless(began !== undefined, { before }),
  };
  const { fit, unread } = contentFrom(content as JsonObject);
  return {
    version: 1,
    id,
    repository,
    ...(typeof branch === 'string' ? { branch } : {}),
    savedAt: typeof savedAt === 'string' ? savedAt : '',
    content: fit,
    ...(mode ? { share: mode } : {}),
    ...(began ? { before: began } : {}),
    ...(isEmpty(unfit) && isEmpty(unread) ? {} : { unread: { draft: unfit, content: unread } }),
  };
}

/** Who wrote a draft last; undefined for one of a version that did not tell. */
export function writerOf(json: unknown): WriterMark | undefined {
  const writer = isObject(json) && isObject(json['writer']) ? json['writer'] : {};
  const { host, pid } = writer;
  return typeof host === 'string' && typeof pid === 'number' && Number.isInteger(pid) && pid > 0
    ? { host, pid }
    : undefined;
}

/** The JSON of a draft: what could not be used goes back to where it was, unless it was typed anew. */
export function draftToJson({ unread, ...draft }: Draft): JsonObject {
  return { ...unread?.draft, ...draft, content: { ...draft.content, ...restored(draft.content, unread) } };
}

function restored(content: HandoffContent, unread: UnreadDraft | undefined): JsonObject {
  const typed = content as unknown as JsonObject;
  const back = ([key, value]: readonly [string, unknown]): readonly [string, unknown] => {
    const now = typed[key];
    return [
      key,
      Array.isArray(now) && Array.isArray(value) ? [...(now as unknown[]), ...value] : (now ?? value),
    ];
  };
  return Object.fromEntries(Object.entries(unread?.content ?? {}).map(back));
}

function contentFrom(json: JsonObject): { readonly fit: HandoffContent; readonly unread: JsonObject } {
  const fit: Record<string, unknown> = {};
  const unread: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(json)) {
    const isFit = fits(key);
    if (isFit === undefined) {
      fit[key] = value;
    } else if (isFit.each && Array.isArray(value)) {
      fit[key] = value.filter(isFit.test);
      const others = value.filter((item) => !isFit.test(item));
      Object.assign(unread, others.length === 0 ? {} : { [key]: others });
    } else {
      (!isFit.each && isFit.test(value) ? fit : unread)[key] = value;
    }
  }
  return { fit: { summary: '', ...fit }, unread };
}

/** What a value at a key must be (`each`: every entry of it, in a list); undefined for keys not known here. */
function fits(
  key: string,
): { readonly each: boolean; readonly test: (value: unknown) => boolean } | undefined {
  const isText = (value: unknown): boolean => typeof value === 'string';
  if (key === 'state') {
    return { each: false, test: (value) => states.some((known) => known === value) };
  }
  if (texts.includes(key)) {
    return { each: false, test: isText };
  }
  if (textLists.includes(key)) {
    return { each: true, test: isText };
  }
  const needed = Object.hasOwn(rowTexts, key) ? rowTexts[key] : undefined;
  return needed && { each: true, test: (row) => isObject(row) && needed.every((part) => isText(row[part])) };
}

function markFrom(json: unknown): DraftMark | undefined {
  return isObject(json) && typeof json['id'] === 'string' && typeof json['savedAt'] === 'string'
    ? { id: json['id'], savedAt: json['savedAt'] }
    : undefined;
}

/** The one key of `value`, unless it was read or was not there. */
function unless(isRead: boolean, value: JsonObject): JsonObject {
  return isRead ? {} : Object.fromEntries(Object.entries(value).filter(([, found]) => found !== undefined));
}

function isEmpty(json: JsonObject): boolean {
  return Object.keys(json).length === 0;
}
