// npm test [part...] [--grep TEXT]: all parts in order, or those named. The last line is "N passed, N failed".
import { parseArgs } from 'node:util';
import { allParts, knownParts, runPart } from './parts.mjs';
import { endChildrenWithUs } from './processes.mjs';
import { ensureSetup, SetupError } from './setup.mjs';
import { sumUp } from './summary.mjs';

endChildrenWithUs();

/** @type {import('./summary.mjs').Outcome[]} */
const outcomes = [];
try {
  const { parts, extra } = readArguments();
  await ensureSetup();
  for (const part of parts) outcomes.push(await timed(part, extra));
} catch (error) {
  outcomes.push({ part: 'set-up', passed: 0, failed: 1, problems: [tell(error)] });
}
const { lines, ok } = sumUp(outcomes);
console.log(`\n${lines.join('\n')}`);
process.exitCode = ok ? 0 : 1;

/**
 * A part that breaks down is a failure of its own and does not keep the others from running.
 * @param {string} part
 * @param {readonly string[]} extra
 */
async function timed(part, extra) {
  console.log(`\n== ${part} ==`);
  const start = performance.now();
  try {
    return await runPart(part, extra);
  } catch (error) {
    return { part, passed: 0, failed: 1, problems: [`${part}: did not run. ${tell(error)}`] };
  } finally {
    console.log(`== ${part}: ${((performance.now() - start) / 1000).toFixed(1)} s ==`);
  }
}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.filter((part) => !knownParts.includes(part));
  if (unknown.length)
    throw new SetupError(
      `There is no part "${unknown.join('", "')}". The parts are: ${knownParts.join(', ')}; without a name all but bench run.`,
    );
  return {
    parts: positionals.length ? positionals : allParts,
    extra: values.grep === undefined ? [] : ['--grep', values.grep],
  };
}

/** @param {unknown} error */
function tell(error) {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
