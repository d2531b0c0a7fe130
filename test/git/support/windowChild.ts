// A window in a process of its own: node --import tsx windowChild.ts <worktree>. It says that it is ready,
// waits for a line, and says what it has decided.
import { once } from 'node:events';
import { closeAll } from './repositories';
import { openWindow } from './windows';

async function main([root = '']: readonly string[]): Promise<void> {
  const window = await openWindow(root);
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  process.stdout.write(`${await window.settle()}\n`);
  closeAll();
  process.stdin.destroy();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
