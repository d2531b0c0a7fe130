// Which VS Code the editor tests run in.
import { downloadDesktopEditor, findDesktopEditor, hasDisplay } from './desktop';

/** The host for the editor tests; a desktop one with the program to start. */
export type Host = { readonly kind: 'server' } | { readonly kind: 'desktop'; readonly executable: string };

/**
 * `HANDOFF_TEST_HOST` decides: `desktop` or `server`. Without it: the desktop where VS Code is installed
 * or can be downloaded and can open a window, else the server. The choice is printed with its reason.
 */
export async function chooseHost(): Promise<Host> {
  const wanted = process.env['HANDOFF_TEST_HOST'];
  if (wanted === 'server') return say({ kind: 'server' }, 'HANDOFF_TEST_HOST asks for it');
  if (wanted === 'desktop') return desktop('HANDOFF_TEST_HOST asks for it');
  if (wanted) throw new Error(`HANDOFF_TEST_HOST is "${wanted}"; expected "desktop", "server" or nothing.`);
  if (!hasDisplay()) return say({ kind: 'server' }, 'there is no display for a desktop window');
  try {
    return await desktop('it is there');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return say({ kind: 'server' }, reason);
  }
}

async function desktop(reason: string): Promise<Host> {
  const installed = findDesktopEditor();
  if (installed) return say({ kind: 'desktop', executable: installed.executable }, reason);
  console.log('Fetching desktop VS Code once (about 150 MB), because the tests run in a real editor.');
  return say({ kind: 'desktop', executable: await downloadDesktopEditor() }, reason);
}

function say(host: Host, reason: string): Host {
  console.log(
    `Test host: ${host.kind === 'desktop' ? host.executable : 'VS Code server build'} (${reason}).`,
  );
  return host;
}
