import { isReply, type Handoff, type Reply, type StoredRecord } from '../domain/records';
import type { Content, FileGroup, FoundFile } from './foundFile';

/** A record as found, and every place that has it. */
export interface Found<T extends StoredRecord> {
  readonly record: T;
  readonly where: readonly string[];
}

export interface Unreadable {
  readonly where: string;
  readonly path: string;
  readonly line?: number;
  readonly reason: string;
}

export interface Union {
  readonly handoffs: readonly Found<Handoff>[];
  readonly replies: readonly Found<Reply>[];
  readonly unreadable: readonly Unreadable[];
}

/** One content of a record, and the lists of places that have it. */
interface Version {
  readonly blob: string;
  readonly record: StoredRecord;
  readonly places: (readonly string[])[];
}

/**
 * Unites what was found in all places by the records' ids. Where one id has several contents, the working
 * tree wins, then the private notes, the note's own local branch, its remote branch, the journals, the
 * rest; among equals the lowest object id, so that every clone shows the same.
 */
export function unite(groups: readonly FileGroup[], contentOf: (blob: string) => Content | undefined): Union {
  const versions = new Map<string, Map<string, Version>>();
  const unreadable = new Map<string, Unreadable>();
  for (const { files, places } of groups) {
    for (const file of files) {
      const content = file.blob === undefined ? undefined : contentOf(file.blob);
      if (file.blob !== undefined && content?.ok) {
        add(versions, file.blob, content.record, places);
      } else {
        report(unreadable, file, content, places);
      }
    }
  }
  const handoffs: Found<Handoff>[] = [];
  const replies: Found<Reply>[] = [];
  for (const ofOneId of versions.values()) {
    const { record, where } = choose([...ofOneId.values()]);
    if (isReply(record)) {
      replies.push({ record, where });
    } else {
      handoffs.push({ record, where });
    }
  }
  return { handoffs, replies, unreadable: [...unreadable.values()] };
}

function add(
  versions: Map<string, Map<string, Version>>,
  blob: string,
  record: StoredRecord,
  places: readonly string[],
): void {
  // A reply and a note are never the same record, whatever ids a forger gives them.
  const key = `${isReply(record) ? 'reply' : 'handoff'} ${record.id}`;
  const ofOneId = versions.get(key) ?? new Map<string, Version>();
  versions.set(key, ofOneId);
  const version = ofOneId.get(blob) ?? { blob, record, places: [] };
  ofOneId.set(blob, version);
  version.places.push(places);
}

function choose(versions: readonly Version[]): Found<StoredRecord> {
  const [only] = versions;
  const ranked = versions.map((version) => ({ version, rank: rankOf(version) }));
  ranked.sort((a, b) => a.rank - b.rank || (a.version.blob < b.version.blob ? -1 : 1));
  const best = ranked[0]?.version ?? only;
  if (!best) {
    throw new RangeError('a record without a version');
  }
  const lists = ranked.flatMap(({ version }) => version.places);
  const [first] = lists;
  const where = lists.length === 1 && first ? first : [...new Set(lists.flat())].sort(byKind);
  return { record: best.record, where };
}

function rankOf(version: Version): number {
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
  return place.startsWith('refs/handoffs/') ? 4 : place.startsWith('refs/handoffs-remote/') ? 5 : 6;
}

/** Lists places as a person would: here, then branches, remote branches, journals. */
function byKind(a: string, b: string): number {
  return kindOf(a) - kindOf(b) || (a < b ? -1 : a > b ? 1 : 0);
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
