import { isRemoteJournal } from '../domain/journal';
import { compareText } from '../domain/order';
import { isReply, type Handoff, type Reply, type StoredRecord } from '../domain/records';
import type { Found, Union, Unreadable } from '../domain/union';
import type { Content, FileGroup, FoundFile } from './foundFile';

/** One content of a record, and the lists of places that have it. */
interface Version<T extends StoredRecord> {
  readonly blob: string;
  readonly path: string;
  readonly record: T;
  readonly places: (readonly string[])[];
}

/**
 * Unites what was found in all places by the records' ids. Where one id has several contents, the working
 * tree wins, then the private notes, the note's own local branch, its remote branch, the journals, the
 * rest; among equals the lowest object id, so that every clone shows the same.
 */
export function unite(groups: readonly FileGroup[], contentOf: (blob: string) => Content | undefined): Union {
  const handoffs = new Map<string, Version<Handoff>[]>();
  const replies = new Map<string, Version<Reply>[]>();
  const unreadable = new Map<string, Unreadable>();
  for (const { files, places } of groups) {
    for (const file of files) {
      const content = file.blob === undefined ? undefined : contentOf(file.blob);
      if (file.blob === undefined || !content?.ok) {
        report(unreadable, file, content, places);
      } else if (isReply(content.record)) {
        add(replies, { blob: file.blob, path: file.path, record: content.record, places: [places] });
      } else {
        add(handoffs, { blob: file.blob, path: file.path, record: content.record, places: [places] });
      }
    }
  }
  return {
    handoffs: [...handoffs.values()].map(choose),
    replies: [...replies.values()].map(choose),
    unreadable: [...unreadable.values()],
  };
}

function add<T extends StoredRecord>(versions: Map<string, Version<T>[]>, found: Version<T>): void {
  const ofOneId = versions.get(found.record.id);
  const same = ofOneId?.find((version) => version.blob === found.blob);
  if (same) {
    same.places.push(...found.places);
  } else if (ofOneId) {
    ofOneId.push(found);
  } else {
    versions.set(found.record.id, [found]);
  }
}

function choose<T extends StoredRecord>(versions: readonly Version<T>[]): Found<T> {
  const ranked =
    versions.length === 1
      ? versions
      : [...versions].sort((a, b) => rankOf(a) - rankOf(b) || (a.blob < b.blob ? -1 : 1));
  const [best] = ranked;
  if (!best) {
    throw new RangeError('a record without a version');
  }
  const lists = ranked.flatMap(({ places }) => places);
  const [first] = lists;
  const where = lists.length === 1 && first ? first : [...new Set(lists.flat())].sort(byKind);
  return { record: best.record, where, blob: best.blob, path: best.path };
}

function rankOf(version: Version<StoredRecord>): number {
  const branch = isReply(version.record) ? undefined : version.record.branch;
  return Math.min(...version.places.flatMap((list) => list.map((place) => rankOfPlace(place, branch))));
}

function rankOfPlace(place: string, branch: string | undefined): number {
  if (place === 'worktree' || place === 'private') {
    return place === 'worktree' ? 0 : 1;
  }
  if (branch !== undefined && place === `refs/heads/${branch}`) {
    return 2;
  }
  if (branch !== undefined && place.startsWith('refs/remotes/') && place.endsWith(`/${branch}`)) {
    return 3;
  }
  if (place.startsWith('refs/handoffs/')) {
    return 4;
  }
  return place.startsWith('refs/handoffs-remote/') || isRemoteJournal(place) ? 5 : 6;
}

/** Lists places as a person would: here, then branches, remote branches, journals. */
function byKind(a: string, b: string): number {
  return kindOf(a) - kindOf(b) || compareText(a, b);
}

const kinds = ['worktree', 'private', 'refs/heads/', 'refs/remotes/', 'refs/handoffs/'];

function kindOf(place: string): number {
  const index = kinds.findIndex((kind) => place.startsWith(kind));
  return index < 0 ? kinds.length : index;
}

function report(
  unreadable: Map<string, Unreadable>,
  file: FoundFile,
  content: Content | undefined,
  places: readonly string[],
): void {
  const { path } = file;
  const key = `${path}\0${file.blob ?? file.problem ?? ''}`;
  const [where] = [...places].sort(byKind);
  if (where === undefined || unreadable.has(key)) {
    return;
  }
  const failed = content?.ok === false ? content : undefined;
  unreadable.set(key, {
    where,
    path,
    ...(failed?.line === undefined ? {} : { line: failed.line }),
    reason: file.problem ?? failed?.reason ?? 'not read',
  });
}
