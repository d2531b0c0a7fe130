// One window of several (cloneState.test.ts): node --import tsx test/unit/store/stateChild.ts COMMON NAME
import { CloneStateFiles } from '../../../src/store/cloneState';

const [common = '', name = ''] = process.argv.slice(2);
const state = new CloneStateFiles(common, '/repo/.git', (message) => {
  throw new Error(message);
});
async function main(): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    await state.markAnnounced(`2026-${name}-${n}`);
    const mutes = await state.mutes();
    await state.setMutes({ ...mutes, branches: [...mutes.branches, `${name}/${n}`] });
    const at = `${name}-${n}`;
    const facts = {
      at,
      exists: true,
      merged: false,
      ownCommits: 0,
      stashes: 0,
      mutedBranch: false,
      mutedRepository: false,
      promptsToday: 0,
    };
    await state.logDecision({ at, facts, outcome: { decision: 'quiet', reason: 'no-own-work' } });
    await state.setCursor({ branch: name, seenAt: at });
    if ((await state.cursor()) === undefined) throw new Error('the cursor was half written');
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
