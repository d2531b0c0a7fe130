// Makes the demo: Ana's branch to leave, and the handoff that waits for Kenji.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../host/processes';
import { makePeople, type People, type Person } from '../ui/support/people';
import { exportCommits, exportHandoff, loginCommits, loginUncommitted, type StoryCommit } from './story';

/** Makes the two clones in a temporary folder and brings them to where the demo begins. Needs dist/cli.js. */
export async function makeDemo(cli: string): Promise<People> {
  const people = await makePeople();
  const { ana } = people;
  await ana.git('switch', '--quiet', '-c', 'feature/export');
  for (const commit of exportCommits) await commitInThePast(ana, commit);
  await writeHandoff(people, cli);
  await ana.git('push', '--quiet', '-u', 'origin', 'feature/export');
  await ana.git('switch', '--quiet', '-c', 'feature/login', 'main');
  const [first, ...others] = loginCommits;
  if (first) await commitInThePast(ana, first);
  await ana.git('push', '--quiet', '-u', 'origin', 'feature/login');
  for (const commit of others) await commitInThePast(ana, commit);
  ana.write(loginUncommitted);
  await people.kenji.git('fetch', '--quiet');
  return people;
}

function commitInThePast(person: Person, { message, files, hoursAgo }: StoryCommit): Promise<void> {
  return person.commit(message, files, new Date(Date.now() - hoursAgo * 3_600_000).toISOString());
}

async function writeHandoff({ ana, env, root }: People, cli: string): Promise<void> {
  const file = join(root, 'export-handoff.yaml');
  writeFileSync(file, exportHandoff);
  const options = { cwd: ana.folder, env: { ...process.env, ...env } };
  await runToEnd(process.execPath, [cli, 'write', '--file', file, '--share', 'branch'], options);
  await runToEnd(process.execPath, [cli, 'sync'], options);
}
