import { askConfig, parseConfig, type ConfigValue } from './configuration';
import { gathered } from './gathered';
import type { Git } from './git';
import { askRefs, mergeBaseOf, parseRefs, type RefListing } from './refs';

/** The few reads that most questions about a repository are answered from. All throw GitError. */
export interface Reads {
  readonly git: Git;
  /** Branches, journals and HEAD; the same object while git says the same. */
  refs(): Promise<RefListing>;
  /** The whole configuration, as `readConfig` gives it; the same object while git says the same. */
  settings(): Promise<readonly ConfigValue[]>;
  /** See `mergeBaseOf`. */
  mergeBase(tip: string, others: readonly string[]): Promise<string | undefined>;
}

/** Reads as of now: what is asked in one turn of the event loop shares a process, and no answer is kept. */
export function readsOf(git: Git): Reads {
  return {
    git,
    refs: gathered(parsedOnce(() => askRefs(git), parseRefs)),
    settings: gathered(parsedOnce(() => askConfig(git), parseConfig)),
    mergeBase: (tip, others) => mergeBaseOf(git, tip, others),
  };
}

/** The same reads, each made once at most: for a look that asks several things and is over soon. */
export function atOnce(reads: Reads): Reads {
  let refs: Promise<RefListing> | undefined;
  let settings: Promise<readonly ConfigValue[]> | undefined;
  const mergeBases = new Map<string, Promise<string | undefined>>();
  return {
    git: reads.git,
    refs: () => (refs ??= reads.refs()),
    settings: () => (settings ??= reads.settings()),
    mergeBase: (tip, others) => {
      const key = [tip, ...others].join(' ');
      const asked = mergeBases.get(key) ?? reads.mergeBase(tip, others);
      mergeBases.set(key, asked);
      return asked;
    },
  };
}

/** Asks every time, and parses only another text than the last. */
function parsedOnce<T>(ask: () => Promise<string>, parse: (text: string) => T): () => Promise<T> {
  let last: { readonly text: string; readonly value: T } | undefined;
  return async () => {
    const text = await ask();
    last = last?.text === text ? last : { text, value: parse(text) };
    return last.value;
  };
}
