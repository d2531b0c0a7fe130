import { states, type HandoffContent } from '../domain/records';
import type { ParsedInput } from '../format/draftInput';
import type { Context } from './command';
import { WrongUse } from './failure';
import { readGiven } from './input';
import { rescued, type Rescue } from './rescue';

/** The options that say what stands in a handoff. */
export const contentOptions = {
  file: { type: 'string', value: 'F', help: 'YAML or JSON with the fields; - is standard input' },
  summary: { type: 'string', value: 'TEXT', help: 'where the work stands; required, here or in the file' },
  next: { type: 'string', multiple: true, value: 'TEXT', help: 'a next step; may be repeated' },
  ask: { type: 'string', multiple: true, value: 'TEXT', help: 'a question; may be repeated' },
  verify: {
    type: 'string',
    multiple: true,
    value: 'RUN',
    help: 'a command that shows it works; may be repeated',
  },
  to: { type: 'string', multiple: true, value: 'EMAIL', help: 'whom it is for; may be repeated' },
  state: { type: 'string', value: 'S', help: states.join(', ') },
} as const;

interface ContentValues {
  readonly summary?: string;
  readonly next?: readonly string[];
  readonly ask?: readonly string[];
  readonly verify?: readonly string[];
  readonly to?: readonly string[];
  readonly state?: string;
}

/** A content with what the options say: they add to its lists and take the place of its texts. */
export function contentWith(
  base: Partial<HandoffContent> | undefined,
  options: ContentValues,
): HandoffContent {
  const state = oneOf(states, options.state, 'state');
  return {
    ...base,
    summary: options.summary ?? base?.summary ?? '',
    ...(state === undefined ? {} : { state }),
    ...added('to', base?.to, options.to),
    ...added(
      'next',
      base?.next,
      options.next?.map((text) => ({ id: '', text })),
    ),
    ...added(
      'questions',
      base?.questions,
      options.ask?.map((text) => ({ id: '', text })),
    ),
    ...added(
      'verify',
      base?.verify,
      options.verify?.map((run) => ({ run })),
    ),
  };
}

/** What the file of `--file` holds; undefined without one. Throws `WrongUse` for what cannot be used. */
export async function givenContent<T>(
  context: Context,
  file: string | undefined,
  parse: (bytes: Uint8Array) => Promise<ParsedInput<T>>,
  rescue: Rescue,
): Promise<T | undefined> {
  if (file === undefined) {
    return undefined;
  }
  const given = await readGiven(file, context.folder, context.input);
  const parsed = await parse(given.bytes);
  if (parsed.ok) {
    return parsed.content;
  }
  const line = parsed.line === undefined ? '' : `:${String(parsed.line)}`;
  const refusal = new WrongUse(`${given.name}${line}: ${parsed.reason}`);
  throw given.isOnlyCopy ? await rescued(refusal, rescue, given.bytes, context) : refusal;
}

/** The value of an option that has a few. Throws `WrongUse` for any other. */
export function oneOf<T extends string>(
  known: readonly T[],
  value: string | undefined,
  name: string,
): T | undefined {
  const found = known.find((candidate) => candidate === value);
  if (value !== undefined && found === undefined) {
    throw new WrongUse(`--${name} is one of ${known.join(', ')}; found "${value}".`);
  }
  return found;
}

function added<K extends string, T>(
  key: K,
  before: readonly T[] | undefined,
  more: readonly T[] | undefined,
): Partial<Record<K, readonly T[]>> {
  const all: readonly T[] = [...(before ?? []), ...(more ?? [])];
  return more === undefined ? {} : ({ [key]: all } as Record<K, readonly T[]>);
}
