// Child processes of test hosts and demos: every one started here ends with us, whatever ends us.
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createServer } from 'node:net';
import { whenEnding } from './ending';

/** Starts a program that ends with this process at the latest. On POSIX it leads a group, so that its own children go along. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const forget = whenEnding(() => signalGroup(child, 'SIGKILL'));
  child.once('close', forget);
  child.once('error', forget);
  return child;
}

/** Asks a program that we started to end, waits for it, and after five seconds ends it for good. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  signalGroup(child, 'SIGTERM');
  const hurry = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000);
  await closed;
  clearTimeout(hurry);
}

/** Runs a program to its end and gives its standard output. A failure tells the command, the code and its last words. */
export function runToEnd(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let all = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      all += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => (all += chunk.toString()));
    child.once('error', (error) => reject(new Error(`Could not start ${command}: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(out);
      else
        reject(
          new Error(
            `"${command} ${args.join(' ')}" ended with ${signal ?? `code ${code ?? '?'}`}:\n${lastWords(all)}`,
          ),
        );
    });
  });
}

/** The end of a program's output with lines cut to a readable length: servers print minified code in their stack traces. */
export function lastWords(text: string, lines = 12): string {
  return text
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => (line.length > 200 ? `${line.slice(0, 200)} ...` : line))
    .join('\n');
}

/** A port of this machine that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/T', '/F', '/PID', String(child.pid)], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // The group may have ended between our look and the signal; anything else is worth knowing.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
