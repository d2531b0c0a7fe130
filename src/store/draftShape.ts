import type { Draft } from '../domain/draft';
import { states, type HandoffContent } from '../domain/records';
import { shareModes } from '../domain/share';
import { isObject, type JsonObject } from './jsonShape';

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
const texts: readonly string[] = ['stateReason', 'outcome', 'background'];

/**
 * Takes a draft out of JSON as far as it is one, whatever version wrote it: a field or row of another
 * form is left away, the others stay, and fields that this version does not know are carried along.
 * Undefined where not even id, repository and content are there.
 */
export function draftFrom(json: unknown): Draft | undefined {
  if (!isObject(json) || !isObject(json['content'])) {
    return undefined;
  }
  const { id, repository, branch, savedAt, share } = json;
  if (typeof id !== 'string' || typeof repository !== 'string') {
    return undefined;
  }
  const mode = shareModes.find((known) => known === share);
  return {
    version: 1,
    id,
    repository,
    ...(typeof branch === 'string' ? { branch } : {}),
    savedAt: typeof savedAt === 'string' ? savedAt : '',
    content: contentFrom(json['content']),
    ...(mode ? { share: mode } : {}),
  };
}

function contentFrom(json: JsonObject): HandoffContent {
  const fitting = Object.entries(json)
    .map(([key, value]) => [key, fitted(key, value)] as const)
    .filter(([, value]) => value !== undefined);
  const summary = json['summary'];
  return { ...Object.fromEntries(fitting), summary: typeof summary === 'string' ? summary : '' };
}

/** What of a value can be used at a key; undefined where nothing can. */
function fitted(key: string, value: unknown): unknown {
  if (key === 'state') {
    return states.find((known) => known === value);
  }
  if (texts.includes(key)) {
    return typeof value === 'string' ? value : undefined;
  }
  if (textLists.includes(key)) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
  }
  const needed = rowTexts[key];
  if (needed) {
    return Array.isArray(value)
      ? value.filter((row) => isObject(row) && needed.every((part) => typeof row[part] === 'string'))
      : undefined;
  }
  return value;
}
