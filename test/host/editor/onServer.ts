// The editor tests in the server build: a page opens the window, and tells what the extension host says.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '../chromium';
import { lastWords } from '../processes';
import { startServer, type Server } from '../serverHost';
import { HostOutput } from './console';
import type { EditorRun } from './run';

const limit = 10 * 60_000;

/** Runs the tests in a fresh profile and gives the exit code. */
export async function runOnServer(run: EditorRun): Promise<number> {
  const env = { ...run.env, HANDOFF_TEST_MARK_OUTPUT: '1' };
  const server = await startServer({ smokeTestDriver: true, env });
  try {
    const browser = await launchChromium();
    try {
      return await exitCode(await browser.newPage(), server, run);
    } finally {
      await browser.close();
    }
  } finally {
    await server.dispose();
  }
}

async function exitCode(page: Page, server: Server, run: EditorRun): Promise<number> {
  const output = new HostOutput();
  let end: (code: number) => void = () => undefined;
  const ended = new Promise<number>((resolve) => (end = resolve));
  const breakOff = (why: string): void => {
    console.error(`${why} The window said last:\n${lastWords(output.unmarked())}`);
    end(1);
  };
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => output.take(args));
  await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
  const timer = setTimeout(
    () => breakOff(`The editor tests have not ended after ${limit / 60_000} minutes.`),
    limit,
  );
  page.once('crash', () => breakOff('The page of the editor tests crashed.'));
  try {
    await page.goto(address(server, run));
    const code = await ended;
    // With a report the tests have told their failures; without one only the window can tell why.
    if (code !== 0 && !existsSync(run.report)) breakOff('The editor tests could not run.');
    return code;
  } finally {
    clearTimeout(timer);
  }
}

function address(server: Server, run: EditorRun): string {
  const remote = (path: string): string =>
    `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(path).pathname}`;
  const payload = [
    ['extensionDevelopmentPath', remote(run.project)],
    ['extensionTestsPath', remote(run.entry)],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ folder: run.workspace, payload: JSON.stringify(payload) });
  return `${server.url}/?${query.toString()}`;
}
