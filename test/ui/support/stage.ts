// Everything a ui test plays on: a browser, two people, and a VS Code for each with the packaged extension.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../host/chromium';
import { startServer, type Server, type ServerOptions } from '../../host/serverHost';
import { makePeople, type People, type Person } from './people';
import { duplicateWindow, openWindow, type WindowOptions } from './window';

/** The packaged extension; "npm test ui" makes it anew. */
const packagedExtension = join('dist', 'handoff.vsix');

/** What a ui test has in hand. */
export interface Stage {
  readonly people: People;
  /** Opens a window of a person on their clone; each person has a profile of their own for the whole stage. */
  open(person: Person, options?: WindowOptions): Promise<Page>;
  /** Opens what a window shows in a second one of the same browser profile, as a duplicated window is. */
  duplicate(page: Page): Promise<Page>;
  /** The server behind a person's windows, for its log and its profile. */
  server(person: Person): Promise<Server>;
  dispose(): Promise<void>;
}

/** Sets the stage. `options` hold for every person's VS Code. */
export async function makeStage(options: ServerOptions = {}): Promise<Stage> {
  const people = await makePeople();
  const browser: Browser = await launchChromium();
  const servers = new Map<Person, Promise<Server>>();
  const server = (person: Person): Promise<Server> => {
    const started =
      servers.get(person) ??
      startServer({
        extensions: [packagedExtension],
        ...options,
        env: { ...people.env, ...options.env },
      });
    servers.set(person, started);
    return started;
  };
  return {
    people,
    server,
    open: async (person, window) => openWindow(browser, await server(person), person.folder, window),
    duplicate: duplicateWindow,
    dispose: async () => {
      await browser.close();
      // One that did not start has told so to whoever asked for it.
      for (const started of await Promise.allSettled(servers.values()))
        if (started.status === 'fulfilled') await started.value.dispose();
      people.dispose();
    },
  };
}
