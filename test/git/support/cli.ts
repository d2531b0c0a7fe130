// The `handoff` command as people run it: the bundle, as a child process, in a real repository.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { env, git, newFolder, newRepository } from './repositories';

const project = resolve(__dirname, '../../..');
const bundle = join(project, 'dist', 'cli.js');

/** What a command said, and how it ended. */
export interface Ran {
  /** Undefined where a signal ended it. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

interface Options {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Where the command keeps what it could not save. */
export const state = newFolder('state');

/** Makes the bundle where it is older than the code; for `before`. */
export function ensureBuilt(): void {
  const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(project, 'src', file));
  if ([...sources, join(project, 'esbuild.js')].some((file) => statSync(file).mtimeMs > built)) {
    execFileSync(process.execPath, ['esbuild.js'], { cwd: project, stdio: 'inherit' });
  }
}

/** Starts a command and leaves it running. */
export function start(cwd: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [bundle, ...args], {
    cwd,
    env: { ...env, XDG_STATE_HOME: state, TZ: 'UTC', ...more },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs a command to its end. */
export function handoff(cwd: string, args: readonly string[], options: Options = {}): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = start(cwd, args, options.env);
    let out = '';
    let err = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', failed);
    child.once('close', (code) => done({ code: code ?? undefined, out, err }));
    child.stdin?.end(options.input ?? '');
  });
}

/** Runs a command that must succeed and gives its text. */
export async function said(cwd: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await handoff(cwd, args);
  if (code !== 0) throw new Error(`handoff ${args.join(' ')} ended with ${String(code)}:\n${err}`);
  return out;
}

/** Runs a command with `--json` that must succeed and gives its value: standard output is that and no more. */
export async function json<T>(cwd: string, ...args: readonly string[]): Promise<T> {
  return JSON.parse(await said(cwd, ...args, '--json')) as T;
}

/** A row of `list --json`. */
export interface Row {
  readonly id: string;
  readonly branch: string | null;
  readonly status: string;
  readonly summary: string;
  readonly where: readonly string[];
}

/** What `show --json` gives, and `write --json` with `saved`. */
export interface Shown extends Row {
  readonly author: { readonly name: string; readonly email: string; readonly kind: string };
  readonly at?: { readonly commit?: string };
  readonly next: readonly { readonly id: string; readonly text: string; readonly done: boolean }[];
  readonly questions: readonly { readonly text: string; readonly answers: readonly unknown[] }[];
  readonly verify: readonly { readonly run: string }[];
  readonly to: readonly string[];
  readonly pickedUpBy: { readonly name: string } | null;
  readonly replies: readonly { readonly kind: string; readonly readBack?: string }[];
  readonly unreadable: readonly { readonly path: string; readonly line: number | null }[];
  readonly saved: { readonly share: string; readonly kind: string };
}

/** Ana's repository, on feature/login, without a remote. */
export function alone(): string {
  const root = newRepository();
  git(root, 'switch', '-q', 'feature/login');
  return root;
}
