// The process in which the extensions of a window run, found among the children of a server that we started.
import { execFileSync } from 'node:child_process';
import type { Server } from '../../host/serverHost';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Ids of the extension hosts of a server's windows: one a window. */
export function extensionHosts(server: Server): number[] {
  const all = processes();
  const ours = new Set([server.pid]);
  for (let before = 0; before !== ours.size;) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  return all
    .filter(({ pid, command }) => ours.has(pid) && command.includes('--type=extensionHost'))
    .map(({ pid }) => pid);
}

/** Kills the extension host of a server's only window, as nothing can be told beforehand. */
export function killExtensionHost(server: Server): void {
  const [pid, ...others] = extensionHosts(server);
  if (pid === undefined || others.length > 0)
    throw new Error(`Expected one extension host, found ${others.length + (pid === undefined ? 0 : 1)}.`);
  process.kill(pid, 'SIGKILL');
}

function processes(): Process[] {
  const lines = execFileSync('ps', ['-ww', '-A', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
  });
  return lines.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}
