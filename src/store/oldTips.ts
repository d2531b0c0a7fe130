import { join } from 'node:path';
import { readJson, writeFileAtomically } from './files';

/** More tips than this are not remembered: each stands for one purge. */
const most = 100;

/**
 * The tips that this clone's journal had before it was rewritten. A remote that still has one of them, or
 * what came before it, has nothing that this clone did not write itself: there the journal may be replaced.
 */
export class OldTips {
  readonly #folder: string;

  /** @param commonDir the git directory that all worktrees of the clone share. */
  constructor(commonDir: string) {
    this.#folder = join(commonDir, 'handoffs', 'purged');
  }

  /** Those of a writer's journal, the oldest first. @throws FileError */
  async of(writer: string): Promise<readonly string[]> {
    const json = await readJson(this.#pathOf(writer), () => undefined);
    return Array.isArray(json) ? json.filter((tip): tip is string => typeof tip === 'string') : [];
  }

  /** Resolves when they are on the disk. Two purges at once may forget one: then the remote is asked by ancestry. */
  async add(writer: string, tips: readonly string[]): Promise<void> {
    const all = [...new Set([...(await this.of(writer)), ...tips])].slice(-most);
    await writeFileAtomically(this.#pathOf(writer), JSON.stringify(all));
  }

  #pathOf(writer: string): string {
    return join(this.#folder, `${writer}.json`);
  }
}
