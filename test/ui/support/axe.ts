// What an accessibility checker finds in a webview.
import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';

/** The problems that axe-core finds in a frame, one line each: rule, and where. */
export async function findAxeProblems(frame: Frame): Promise<string[]> {
  const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  // The page's policy allows scripts with its nonce only; what the driver evaluates is not bound by it.
  await frame.evaluate(source);
  return frame.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(root: Document): Promise<AxeResults> } }).axe;
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  });
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}
