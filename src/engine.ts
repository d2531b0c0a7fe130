/**
 * Entry of the second bundle, `dist/engine.js`: what the extension needs once a repository is opened. It is
 * loaded after activation, because compiling it is most of what a start would cost
 * (docs/decisions/0007).
 */
import type { Session } from './app/session';
import { compose } from './compose';
import { editorClock } from './editor/clock';
import { editorNetwork, gitPath } from './editor/gitExtension';
import { editorSettings } from './editor/settings';

export { runCommand } from './commands/run';
export { report } from './editor/report';
export { repositoryRows, rowsOf } from './views/branch/repositoryNodes';
export { Forms } from './views/form/forms';
export { Readers } from './views/reader/readers';
export { StatusItem } from './views/statusItem';
export { watchSession } from './views/watchSession';

/** Opens the repository of a folder, with the settings that hold in `scope`. */
export async function openSession(
  folder: string,
  scope: Parameters<typeof editorSettings>[0],
  drafts: string,
): Promise<Session | undefined> {
  const git = await gitPath();
  return compose(folder, {
    drafts,
    clock: editorClock(),
    settings: () => editorSettings(scope),
    going: 'go',
    network: editorNetwork,
    ...(git === undefined ? {} : { git }),
  });
}
