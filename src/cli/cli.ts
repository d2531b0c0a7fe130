import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Session } from '../app/session';
import { ProblemError } from '../domain/problem';
import { visible } from '../domain/visible';
import { plain } from '../words/l10n';
import {
  commonOptions,
  parseStrictly,
  seeHelp,
  type Command,
  type Common,
  type Context,
  type Result,
} from './command';
import { describeFailure, Failure, WrongUse, type ExitCode } from './failure';
import { commandHelp, generalHelp, version } from './help';
import { jsonText } from './json';
import type { Machine } from './machine';
import { commands } from './table';

/** Runs one command line and resolves with its exit code. Everything it says goes through the machine. */
export async function runCli(args: readonly string[], machine: Machine): Promise<ExitCode> {
  let doing = 'Reading the command line';
  try {
    const call = readCall(args);
    doing = call.doing ?? doing;
    const result = await call.run(machine);
    // Once more over everything: nothing that a record holds can steer a terminal.
    (result.notes ?? []).forEach((note) => machine.err(`${visible(note)}\n`));
    if (call.json) {
      machine.out(`${jsonText(result.json)}\n`);
    } else if (result.text.length > 0) {
      machine.out(`${visible(result.text.join('\n'))}\n`);
    }
    return result.exitCode ?? 0;
  } catch (error) {
    const { exitCode, text } = describeFailure(error, doing, plain);
    machine.err(`handoff: ${visible(text)}\n`);
    return exitCode;
  }
}

/** A command line that makes sense. */
interface Call {
  readonly json: boolean;
  readonly doing?: string;
  run(machine: Machine): Promise<Result>;
}

const leadingOptions = { ...commonOptions, version: { type: 'boolean' } } as const;

function readCall(args: readonly string[]): Call {
  // Not strict: options after the command are the command's, and only looked at to find where it begins.
  const { tokens } = parseArgs({
    args: [...args],
    options: leadingOptions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const at = tokens.find((token) => token.kind === 'positional')?.index ?? args.length;
  const leading = parseStrictly(args.slice(0, at), leadingOptions, undefined).values as Common & {
    readonly version?: boolean;
  };
  const name = args[at];
  if (leading.version) {
    return said(leading, { version: version() }, [version()]);
  }
  if (name === undefined || name === 'help' || leading.help) {
    const about = args.slice(name === 'help' ? at + 1 : at);
    return helpCall(leading, about, name === undefined && !leading.help);
  }
  return commandCall(find(name), leading, args.slice(at + 1));
}

function commandCall(command: Command, leading: Common, args: readonly string[]): Call {
  const { common, run } = command.parse(args);
  if (common.help) {
    return helpCall(common, [command.name], false);
  }
  const folders = [...(leading.C ?? []), ...(common.C ?? [])];
  const json = (leading.json ?? common.json) === true;
  return {
    json,
    doing: command.doing,
    run: (machine) => withSession(machine, resolve(machine.folder, ...folders), json, run),
  };
}

function helpCall(leading: Common, args: readonly string[], isWrongUse: boolean): Call {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const json = leading.json === true || args.includes('--json');
  const [name] = names;
  if (name !== undefined) {
    const command = find(name);
    return said({ json }, helpJson(command), commandHelp(command));
  }
  const text = generalHelp(commands);
  if (isWrongUse) {
    throw new WrongUse(`COMMAND is missing.\n${text.slice(2).join('\n')}`);
  }
  return said({ json }, commands.map(helpJson), text);
}

function helpJson({ name, usage, summary }: Command): object {
  return { name, usage, summary };
}

function said({ json }: Common, value: unknown, text: readonly string[]): Call {
  return { json: json === true, run: () => Promise.resolve({ json: value, text }) };
}

function find(name: string): Command {
  const found = commands.find((command) => command.name === name);
  if (!found) {
    throw new WrongUse(`There is no command "${name}".\n${seeHelp(undefined)}`);
  }
  return found;
}

/** Runs a command; what it opened ends with it, so that no child process outlives the command. */
async function withSession(
  machine: Machine,
  folder: string,
  json: boolean,
  run: (context: Context) => Promise<Result>,
): Promise<Result> {
  let opened: Promise<Session> | undefined;
  let session: Session | undefined;
  const forget = machine.onInterrupt(() => session?.dispose());
  const open = async (): Promise<Session> => {
    session = await openSession(machine, folder);
    return session;
  };
  try {
    return await run({
      l10n: plain,
      language: 'en',
      clock: machine.clock,
      width: machine.width,
      json,
      folder,
      drafts: machine.drafts,
      input: machine.input,
      session: () => (opened ??= open()),
    });
  } finally {
    forget();
    session?.dispose();
  }
}

async function openSession({ drafts, clock, err }: Machine, folder: string): Promise<Session> {
  // Loaded here, so that help and wrong use answer without git, YAML and schemas.
  const { compose } = await import('../compose');
  const session = await compose(folder, {
    drafts,
    clock,
    going: 'unknown',
    // Whoever runs a command in a bare repository means it.
    allowBare: true,
    warn: (message) => err(`${visible(message)}\n`),
  });
  if (!session) {
    if (!existsSync(folder)) {
      throw new Failure(1, `There is no folder ${folder}.`);
    }
    throw new ProblemError({ kind: 'no-repository', path: folder });
  }
  return session;
}
