import { runCli } from './cli';
import { machine } from './machine';

/** Entry point of the `handoff` command. */
async function main(): Promise<void> {
  // `handoff list | head -1`: the reader has had enough, and that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') {
      throw error;
    }
    process.exit();
  });
  // Not process.exit(): what is written to a pipe may not have left yet.
  process.exitCode = await runCli(process.argv.slice(2), machine());
}

void main();
