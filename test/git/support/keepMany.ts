// A writer in a process of its own: node --import tsx keepMany.ts <repository> <letter> <count>
import { openRepository } from '../../../src/git/repository';
import { RecordStore } from '../../../src/store/recordStore';
import { note } from './repositories';

async function main([root = '', letter = '', count = '0']: readonly string[]): Promise<void> {
  const repository = await openRepository(root);
  if (!repository) throw new Error(`${root} is no repository`);
  const store = new RecordStore(repository);
  for (let index = 0; index < Number(count); index += 1) {
    const tail = `${letter.repeat(4)}${String(index).padStart(2, '0')}`;
    await store.keep(note(tail, 'feature/login'), 'ref');
  }
  store.dispose();
  repository.dispose();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
