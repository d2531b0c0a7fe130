import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Clock } from '../app/ports';

/** What the command line takes from the machine it runs on; tests give their own. */
export interface Machine {
  /** Folder it was started in. */
  readonly folder: string;
  /** Columns of the terminal. */
  readonly width: number;
  readonly clock: Clock;
  /** Folder for what was typed and could not be saved; outside every repository. */
  readonly drafts: string;
  readonly input: AsyncIterable<unknown>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Calls back when the person ends the command; the result takes that back. */
  onInterrupt(listener: () => void): () => void;
}

/** The real machine. */
export function machine(): Machine {
  return {
    folder: process.cwd(),
    width: process.stdout.isTTY ? Math.max(40, Math.min(process.stdout.columns, 100)) : 100,
    clock: {
      now: () => new Date(),
      timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
      random: (bytes) => randomBytes(bytes),
    },
    drafts: join(stateFolder(process.platform, process.env), 'handoff', 'drafts'),
    input: process.stdin,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    onInterrupt,
  };
}

/** Where a system keeps what its programs must not lose. */
function stateFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const named = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_STATE_HOME'];
  if (named !== undefined && isAbsolute(named)) {
    return named;
  }
  const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    win32: ['AppData', 'Local'],
    darwin: ['Library', 'Application Support'],
  };
  return join(homedir(), ...(usual[platform] ?? ['.local', 'state']));
}

/**
 * Git's push runs in a process group of its own, which Ctrl-C in the terminal does not reach: the
 * listener ends it, then the signal does what it would have done.
 */
function onInterrupt(listener: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals): void => {
    forget();
    listener();
    process.kill(process.pid, signal);
  };
  const forget = (): void => signals.forEach((signal) => process.off(signal, end));
  signals.forEach((signal) => process.on(signal, end));
  return forget;
}
