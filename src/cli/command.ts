import { parseArgs } from 'node:util';
import type { Clock } from '../app/ports';
import type { Session } from '../app/session';
import type { L10n } from '../words/l10n';
import { WrongUse, type ExitCode } from './failure';

/** What a command works with. */
export interface Context {
  readonly l10n: L10n;
  /** BCP 47, for dates. */
  readonly language: string;
  readonly clock: Clock;
  /** Columns to write in. */
  readonly width: number;
  /** True where the text of a result will not be shown. */
  readonly json: boolean;
  /** Folder that relative file names start from. */
  readonly folder: string;
  /** Folder for what was written and could not be saved. */
  readonly drafts: string;
  readonly input: AsyncIterable<unknown>;
  /** Opens the repository, once. Throws `no-repository`. */
  session(): Promise<Session>;
}

/** What a command has to say. The caller prints `json` or `text`, never both. */
export interface Result {
  readonly json: unknown;
  readonly text: readonly string[];
  /** For stderr. */
  readonly notes?: readonly string[];
  readonly exitCode?: ExitCode;
}

/** One `--option`; `value` names what follows it in the help. */
interface Option {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  readonly value?: string;
  readonly help: string;
}

type Options = Readonly<Record<string, Option>>;
type ValueOf<O extends Option> = O['type'] extends 'boolean' ? boolean : string;

/** The options as given; the keys that were not given are absent. */
type Values<T extends Options> = {
  readonly [K in keyof T]?: T[K] extends { multiple: true } ? readonly ValueOf<T[K]>[] : ValueOf<T[K]>;
};

type Names<R extends string, O extends string> = Readonly<Record<R, string>> &
  Readonly<Partial<Record<O, string>>>;

interface Definition<T extends Options, R extends string, O extends string> {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** What failed, when it does: "Listing handoffs". */
  readonly doing: string;
  readonly required?: readonly R[];
  readonly optional?: readonly O[];
  readonly options: T;
  run(context: Context, values: Values<T>, names: Names<R, O>): Promise<Result>;
}

/** A command as the table holds it. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly doing: string;
  readonly options: Options;
  /** Reads the arguments. Throws `WrongUse`; what it returns runs the command. */
  parse(args: readonly string[]): ParsedCommand;
}

/** A command with its arguments, ready to run. */
export interface ParsedCommand {
  readonly common: Common;
  readonly run: (context: Context) => Promise<Result>;
}

/** The options that every command has. */
export interface Common {
  readonly json?: boolean;
  readonly help?: boolean;
  readonly C?: readonly string[];
}

/** The options that every command has, for `parseArgs`. */
export const commonOptions = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  C: { type: 'string', short: 'C', multiple: true },
} as const;

/** Makes a command, with the types of its options and names checked against what it does with them. */
export function command<const T extends Options, R extends string = never, O extends string = never>(
  definition: Definition<T, R, O>,
): Command {
  const { name, usage, summary, doing, options } = definition;
  return {
    name,
    usage,
    summary,
    doing,
    options,
    parse: (args) => {
      const { values, positionals } = parseStrictly(args, { ...options, ...commonOptions }, name);
      return {
        common: values,
        run: (context) => definition.run(context, values, named(definition, positionals) as Names<R, O>),
      };
    },
  };
}

/** `parseArgs` with its complaints as `WrongUse`. */
export function parseStrictly(
  args: readonly string[],
  options: Readonly<Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }>>,
  name: string | undefined,
): { readonly values: object; readonly positionals: readonly string[] } {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new WrongUse(`${error.message}\n${seeHelp(name)}`);
    }
    throw error;
  }
}

/** Where to read on after wrong use. */
export function seeHelp(name: string | undefined): string {
  return `See "handoff ${name === undefined ? '--help' : `${name} --help`}".`;
}

function named<T extends Options, R extends string, O extends string>(
  { name, usage, required = [], optional = [] }: Definition<T, R, O>,
  given: readonly string[],
): Partial<Record<string, string>> {
  const names: readonly string[] = [...required, ...optional];
  const missing = required[given.length];
  if (missing !== undefined) {
    throw new WrongUse(`${missing.toUpperCase()} is missing.\nUsage: handoff ${usage}`);
  }
  if (given.length > names.length) {
    throw new WrongUse(
      `"${given[names.length] ?? ''}" is one argument too many.\nUsage: handoff ${usage}\n${seeHelp(name)}`,
    );
  }
  return Object.fromEntries(given.map((value, index) => [names[index] ?? '', value]));
}
