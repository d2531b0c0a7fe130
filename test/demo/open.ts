// Opens a window for each of the two people: in an installed VS Code, else by address.
import { join } from 'node:path';
import { once } from 'node:events';
import { answersLikeVsCode, findDesktopEditor, hasDisplay } from '../host/desktop';
import { startChild } from '../host/processes';
import { startServer } from '../host/serverHost';
import { writeSettings } from '../host/settings';
import type { People, Person } from '../ui/support/people';

/** Two windows that are open until `ended`. */
export interface OpenDemo {
  /** How to get to each person's window, as a sentence's end. */
  readonly ana: string;
  readonly kenji: string;
  /** Resolves when the person has closed the windows; never for addresses. */
  readonly ended: Promise<void>;
}

/** Opens both windows with fresh profiles, each person in their own clone. */
export async function openDemo(people: People, project: string, vsix: string): Promise<OpenDemo> {
  const installed = hasDisplay() ? findDesktopEditor() : undefined;
  if (installed && answersLikeVsCode(installed.cli)) return openDesktop(people, project, installed.cli);
  console.log('There is no desktop VS Code to open here, so the demo runs in its server build.');
  // A server each: two people do not share settings and drafts.
  const address = async (person: Person): Promise<string> => {
    const server = await startServer({ extensions: [vsix], env: people.env });
    return `${server.url}/?${new URLSearchParams({ folder: person.folder }).toString()}`;
  };
  const [ana, kenji] = [await address(people.ana), await address(people.kenji)];
  return { ana, kenji, ended: new Promise(() => undefined) };
}

function openDesktop(people: People, project: string, cli: string): OpenDemo {
  const open = async (person: Person, profileName: string): Promise<void> => {
    const profile = join(people.root, profileName);
    writeSettings(profile, {
      'window.autoDetectColorScheme': false,
      // The folder's name is the person's: it tells the two windows apart.
      'window.title': `${person.name}: \${rootName}`,
    });
    const args = ['--new-window', '--wait', '--disable-workspace-trust', `--user-data-dir=${profile}`].concat(
      [`--extensions-dir=${join(profile, 'exts')}`, `--extensionDevelopmentPath=${project}`, person.folder],
      process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    );
    const child = startChild(cli, args, {
      env: { ...process.env, ...people.env },
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
    await once(child, 'close');
  };
  const ended = Promise.all([open(people.ana, 'a'), open(people.kenji, 'k')]).then(() => undefined);
  return { ana: 'the window "Ana Sousa: ana"', kenji: 'the window "Kenji Ito: kenji"', ended };
}
