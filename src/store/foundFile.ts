import type { StoredRecord } from '../domain/records';

/** A file that should be a record, as found in a tree or a folder. */
export interface FoundFile {
  /** Relative to the repository, parts joined by `/`. */
  readonly path: string;
  /** Object id of its content; absent where `problem` says why it is not looked at. */
  readonly blob?: string;
  /** An English sentence. */
  readonly problem?: string;
}

/** Files that are found together in some places, such as one folder that many branches share. */
export interface FileGroup {
  readonly files: readonly FoundFile[];
  /** Ref names, `worktree` or `private`. */
  readonly places: readonly string[];
}

/** What the content of a blob turned out to be. */
export type Content =
  | { readonly ok: true; readonly record: StoredRecord }
  | { readonly ok: false; readonly reason: string; readonly line?: number };

/** Says why something at a record's place is none: records are plain files (CVE-2024-32002: links are not). */
export function problemOfMode(mode: string): string | undefined {
  switch (mode) {
    case '100644':
      return undefined;
    case '120000':
      return 'expected a plain file, found a symbolic link';
    case '160000':
      return 'expected a plain file, found a submodule';
    case '100755':
      return 'expected a plain file, found an executable one';
    default:
      return `expected a plain file, found mode ${mode}`;
  }
}
