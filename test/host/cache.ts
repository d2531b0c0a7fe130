// Where the server build lies between runs: outside node_modules, because it is large and outlives a clean install.
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the server host is made of. A newer version gets a folder of its own beside the old one. */
export const versions = { node: '24', codeServer: '4.139.1' } as const;

/** The folder for everything this project caches for its tests and demos. */
export function cacheRoot(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const own = env['HANDOFF_TEST_HOST_CACHE'];
  if (own) return own;
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'handoff-test-host');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'handoff-test-host');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'handoff-test-host');
}

/** The folder of the server host in these versions. */
export function serverFolder(): string {
  return join(cacheRoot(), `node-${versions.node}-code-server-${versions.codeServer}`);
}

/** The paths inside an installed server host. */
export function serverPaths(folder = serverFolder()): { node: string; nodeFolder: string; vscode: string } {
  const nodeFolder = join(folder, 'node_modules', 'node', 'bin');
  return {
    nodeFolder,
    node: join(nodeFolder, process.platform === 'win32' ? 'node.exe' : 'node'),
    vscode: join(folder, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
}
