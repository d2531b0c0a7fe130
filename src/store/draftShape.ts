import type { Draft, DraftMark, UnreadDraft } from '../domain/draft';
import { states, type HandoffContent } from '../domain/records';
import { shareModes } from '../domain/share';
import { withoutKeys } from '../domain/withoutKeys';
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
  const { id, repository, branch, commit, savedAt, content } = json;
  const { share, attributes, notSecret, dismissed, amends, before } = json;
  if (typeof id !== 'string' || typeof repository !== 'string') {
    return undefined;
  }
  const mode = shareModes.find((known) => known === share);
  const began = markFrom(before);
  const amended = amendsFrom(amends);
  const read: JsonObject = {
    version: 1,
    id,
    repository,
    ...(typeof branch === 'string' ? { branch } : {}),
    ...(typeof commit === 'string' ? { commit } : {}),
    savedAt: typeof savedAt === 'string' ? savedAt : '',
    ...(mode ? { share: mode } : {}),
    ...(typeof attributes === 'boolean' ? { attributes } : {}),
    ...(isTexts(notSecret) ? { notSecret } : {}),
    ...(isTexts(dismissed) ? { dismissed } : {}),
    ...(amended ? { amends: amended } : {}),
    ...(began ? { before: began } : {}),
  };
  const taken = [...Object.keys(read), 'content', 'writer'];
  const unfit = withoutKeys(json, taken);
  const { fit, unread } = contentFrom(content);
  return {
    ...(read as Omit<Draft, 'content'>),
    content: fit,
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
  const typed = new Map<string, unknown>(Object.entries(content));
  const back = ([key, value]: readonly [string, unknown]): readonly [string, unknown] => {
    const now = typed.get(key);
    if (Array.isArray(now) && Array.isArray(value)) {
      return [key, [...(now as unknown[]), ...(value as unknown[])]];
    }
    return [key, now === undefined || now === '' ? value : now];
  };
  return Object.fromEntries(Object.entries(unread?.content ?? {}).map(back));
}

function contentFrom(json: JsonObject): { readonly fit: HandoffContent; readonly unread: JsonObject } {
  const fit = new Map<string, unknown>([['summary', '']]);
  const unread = new Map<string, unknown>();
  for (const [key, value] of Object.entries(json)) {
    const rule = ruleOf(key);
    if (rule?.each && Array.isArray(value)) {
      const others = value.filter((item) => !rule.test(item));
      fit.set(key, value.filter(rule.test));
      if (others.length > 0) {
        unread.set(key, others);
      }
    } else {
      const isFit = !rule || (!rule.each && rule.test(value));
      (isFit ? fit : unread).set(key, value);
    }
  }
  return { fit: Object.fromEntries(fit) as unknown as HandoffContent, unread: Object.fromEntries(unread) };
}

/** What a value at a key must be (`each`: every entry of it, in a list); undefined for keys not known here. */
function ruleOf(
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

function amendsFrom(json: unknown): Draft['amends'] {
  return isObject(json) && typeof json['handoff'] === 'string' && isObject(json['before'])
    ? { handoff: json['handoff'], before: contentFrom(json['before']).fit }
    : undefined;
}

function isTexts(json: unknown): json is readonly string[] {
  return Array.isArray(json) && json.every((entry) => typeof entry === 'string');
}

function isEmpty(json: JsonObject): boolean {
  return Object.keys(json).length === 0;
}
