// The server build hands on every line of the whole workbench; the tests' own lines carry a mark to be told apart.
import { format } from 'node:util';
import Mocha from 'mocha';

/** Begins each line of the tests where `HANDOFF_TEST_MARK_OUTPUT` asks for it. */
const outputMark = '\u0001tests\u0001';

/** In the extension host: marks what tests print from now on. */
export function markOutput(): void {
  const { log } = console;
  const marked = (...args: unknown[]): void => log(outputMark + format(...args));
  // The extension host has put accessors there that ignore an assignment.
  for (const method of ['log', 'info', 'warn', 'error'])
    Object.defineProperty(console, method, { value: marked, configurable: true, writable: true });
  // Mocha took its own copy of console.log when it was loaded.
  (Mocha.reporters.Base as unknown as { consoleLog: typeof marked }).consoleLog = marked;
}

/** On the page's side: prints what is marked and remembers the rest for the case that it explains a failure. */
export class HostOutput {
  private readonly rest: string[] = [];

  /** Takes one message of the window. */
  take(args: readonly unknown[]): void {
    const text = format(...args);
    if (text.startsWith(outputMark)) console.log(text.slice(outputMark.length));
    else this.rest.push(text);
  }

  /** What the workbench itself said. */
  unmarked(): string {
    return this.rest.join('\n');
  }
}
