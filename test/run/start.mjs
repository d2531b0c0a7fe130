// npm start: sets up what is missing, builds, and opens the demo.
import { ensureBuilt } from './parts.mjs';
import { endChildrenWithUs, runNode } from './processes.mjs';
import { ensureSetup, SetupError } from './setup.mjs';

endChildrenWithUs();
try {
  await ensureSetup();
  await ensureBuilt('vsix');
  process.exitCode = await runNode(['--import', 'tsx', 'test/demo/main.ts']);
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
