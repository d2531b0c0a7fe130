// A window that types until it is killed (drafts.test.ts): node --import tsx test/unit/store/draftChild.ts FOLDER ID
import { DraftFiles } from '../../../src/store/drafts';

const [folder = '', id = ''] = process.argv.slice(2);
const drafts = new DraftFiles(folder);
async function main(): Promise<void> {
  for (let n = 1; ; n += 1) {
    await drafts.save({
      version: 1,
      id,
      repository: '/repo/.git',
      savedAt: new Date().toISOString(),
      // Long enough for a write to be in the middle of it for a while, and whole only as a whole.
      content: { summary: `${n} ${'x'.repeat(100_000)} ${n}` },
    });
    process.stdout.write(`${n}\n`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
