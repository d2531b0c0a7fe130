// npm start, once everything is built: a fresh demo, two windows, and a few lines on what to try.
import { join } from 'node:path';
import { makeDemo } from './make';
import { openDemo } from './open';

async function main(): Promise<void> {
  const project = process.cwd();
  const people = await makeDemo(join(project, 'dist', 'cli.js'));
  const demo = await openDemo(people, project, join(project, 'dist', 'handoff.vsix'));
  console.log(`
Handoff runs. Two people work on one project; each has a clone in ${people.root}.

1. Leave a branch. Ana's window: ${demo.ana}
   She is on feature/login with work of hers. In its terminal run
     git switch main
   and write the handoff that you are asked for.
2. Pick one up. Kenji's window: ${demo.kenji}
   Ana has left him feature/export. In its terminal run
     git switch feature/export

Ctrl+C ends the demo and removes its folder.`);
  await demo.ended;
}

// A promise alone keeps no process alive; the demo lasts until the windows are closed or Ctrl+C.
const alive = setInterval(() => undefined, 60_000);
void main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(() => clearInterval(alive))
  .then(() => process.exit());
