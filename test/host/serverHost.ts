// VS Code as a server: the same workbench and Node extension host as the desktop, opened in a browser.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { temporaryFolder } from './ending';
import { ensureServer } from './install';
import { endChild, freePort, lastWords, runToEnd, startChild } from './processes';
import { writeSettings } from './settings';

/** How a server is to be started. */
export interface ServerOptions {
  /** Packaged extensions (.vsix) to have installed. */
  readonly extensions?: readonly string[];
  /** User settings beside the calm ones. */
  readonly userSettings?: Readonly<Record<string, unknown>>;
  /** `false`: folders are not trusted (Restricted Mode). By default trust is switched off, so everything runs. */
  readonly trust?: boolean;
  /** For tests inside the extension host only: with it VS Code hides notification toasts. */
  readonly smokeTestDriver?: boolean;
  /** Additions to the environment of the server, its extension hosts and its terminals. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A running server with a profile of its own. */
export interface Server {
  readonly url: string;
  readonly port: number;
  /** Of the server itself; the processes of its windows are below it. */
  readonly pid: number;
  /** Profile, installed extensions and `server.log`. Gone after `dispose`. */
  readonly dataDir: string;
  dispose(): Promise<void>;
}

/** Starts a server on a free port with a fresh profile, and waits until it takes connections. */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const { node, vscode } = await ensureServer();
  const { path: dataDir, remove } = temporaryFolder('handoff-server-');
  const base = [join(vscode, 'out', 'server-main.js'), ...profileArguments(dataDir)];
  const env = hostEnvironment(options.env);
  try {
    writeSettings(join(dataDir, 'data'), options.userSettings);
    for (const vsix of options.extensions ?? [])
      await runToEnd(node, [...base, '--install-extension', resolve(vsix)], { cwd: vscode, env });
    const port = await freePort();
    const args = [...base, ...listenArguments(port, options)];
    const child = startChild(node, args, { cwd: vscode, env, stdio: ['ignore', 'pipe', 'pipe'] });
    await listening(child, join(dataDir, 'server.log'));
    const dispose = (): Promise<void> => endChild(child).then(remove);
    return { url: `http://127.0.0.1:${port}`, port, pid: child.pid ?? 0, dataDir, dispose };
  } catch (error) {
    remove();
    throw error;
  }
}

function profileArguments(dataDir: string): string[] {
  return ['--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', dataDir].concat([
    '--extensions-dir',
    join(dataDir, 'exts'),
  ]);
}

/** The environment is ours as given: without the flag the server asks a login shell, which sets its own PATH. */
function listenArguments(port: number, options: ServerOptions): string[] {
  return [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--without-connection-token',
    '--force-disable-user-env',
  ].concat(
    options.trust === false ? [] : ['--disable-workspace-trust'],
    options.smokeTestDriver ? ['--enable-smoke-test-driver'] : [],
  );
}

/** Our own environment without what belongs to an editor that we may have been started from. */
function hostEnvironment(additions: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_ENV$|GIT_)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), ...additions };
}

/** Resolves when the server takes connections. Its words go to the log file only: its stack traces hold minified code. */
function listening(child: ChildProcess, logFile: string): Promise<void> {
  const keep = (chunk: Buffer): void => appendFileSync(logFile, chunk);
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(limit);
      const said = existsSync(logFile) ? lastWords(readFileSync(logFile, 'utf8')) : '(nothing)';
      reject(new Error(`The VS Code server ${what} before it took connections. It said:\n${said}`));
    };
    const limit = setTimeout(() => {
      fail('was silent for 60 s');
      void endChild(child);
    }, 60_000);
    child.stderr?.on('data', keep);
    child.stdout?.on('data', (chunk: Buffer) => {
      keep(chunk);
      if (!chunk.toString().includes('Extension host agent listening')) return;
      clearTimeout(limit);
      resolve();
    });
    child.once('close', (code) => fail(`ended with code ${code ?? '?'}`));
    child.once('error', (error) => fail(`could not be started (${error.message})`));
  });
}
