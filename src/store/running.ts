import { hostname } from 'node:os';

/** What a process leaves in its files, so that others can tell whether it still runs. */
export interface WriterMark {
  readonly host: string;
  readonly pid: number;
}

/** The mark of this process. */
export function ownMark(): WriterMark {
  return { host: hostname(), pid: process.pid };
}

/**
 * True while another process, the one that left a mark, may be running. Numbers of processes are used
 * again, and nothing is known of another machine: then it is `true` once too often, never too seldom.
 */
export function isAnothers({ host, pid }: WriterMark): boolean {
  if (host !== hostname()) {
    return true;
  }
  if (pid === process.pid) {
    return false;
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, and is somebody else's: EPERM.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
