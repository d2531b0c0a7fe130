// What the start of a window pays for Handoff, beside the built-in git extension in the same start.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { activationTimes } from '../ui/support/activation';
import { makeStage } from '../ui/support/stage';
import { closeWindow, waitForBranch } from '../ui/support/window';

const starts = 9;

async function main(): Promise<void> {
  const stage = await makeStage();
  const ratios: number[] = [];
  try {
    for (let start = 1; start <= starts; start += 1) {
      const page = await stage.open(stage.people.ana);
      await waitForBranch(page, 'main');
      const times = await activationTimes(page);
      await closeWindow(page);
      const [ours, git] = [times.get('Handoff'), times.get('Git')];
      if (ours === undefined || git === undefined) {
        throw new Error(
          `The list of running extensions has no times for both: ${[...times.keys()].join(', ')}`,
        );
      }
      ratios.push(ours / git);
      console.log(`  start ${start}: Handoff ${ours} ms, Git ${git} ms`);
    }
  } finally {
    await stage.dispose();
  }
  const median = ratios.sort((a, b) => a - b)[Math.floor(starts / 2)] ?? Number.NaN;
  console.log(`  activation, median of ${starts} starts: ${median.toFixed(2)} x the built-in git extension`);
  for (const bundle of ['extension.js', 'engine.js', 'cli.js', 'webview/form.js', 'webview/reader.js']) {
    const { size } = statSync(join('dist', bundle));
    console.log(`  dist/${bundle}: ${(size / 1024).toFixed(0)} KB`);
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
