import type { Handoff, Reply, StoredRecord } from './records';

/** A record as found, and every place that has it: ref names, `worktree`, or `private`. */
export interface Found<T extends StoredRecord> {
  readonly record: T;
  readonly where: readonly string[];
  /** Object id of its file, where it has one: by it the commits that brought the record are known. */
  readonly blob?: string;
  /** Where that file is, in one of these places. */
  readonly path?: string;
}

export interface Unreadable {
  /** Ref name, `worktree` or `private`. */
  readonly where: string;
  readonly path: string;
  /** 1-based, where the reason has one. */
  readonly line?: number;
  /** A sentence in English, for the raw view and the log. */
  readonly reason: string;
}

/** All records of all refs there are, united by id. */
export interface Union {
  readonly handoffs: readonly Found<Handoff>[];
  readonly replies: readonly Found<Reply>[];
  readonly unreadable: readonly Unreadable[];
}
