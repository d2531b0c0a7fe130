import { isUsersToSet, settingNames, type SettingName, type SettingValues } from '../domain/settings';
import type { Git } from './git';

/** Where a value of the configuration was set. */
export interface ConfigValue {
  /** `system`, `global`, `local`, `worktree` or `command` (ours). */
  readonly scope: string;
  /** Section and key in lower case, subsection as written: `filter.Big.clean`. */
  readonly key: string;
  readonly value: string;
}

/** The whole configuration, in the order in which later values win. @throws GitError */
export async function readConfig(git: Git): Promise<readonly ConfigValue[]> {
  return parseConfig(await askConfig(git));
}

/** The text that `parseConfig` reads. @throws GitError */
export async function askConfig(git: Git): Promise<string> {
  return (await git.run(['config', '--list', '--show-scope', '-z'])).stdout;
}

/** Reads what `askConfig` gives. */
export function parseConfig(text: string): readonly ConfigValue[] {
  const tokens = text.split('\0');
  const settings: ConfigValue[] = [];
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const entry = tokens[at + 1] ?? '';
    const end = entry.indexOf('\n');
    settings.push({
      scope: tokens[at] ?? '',
      key: end < 0 ? entry : entry.slice(0, end),
      // A key without a value means "true".
      value: end < 0 ? 'true' : entry.slice(end + 1),
    });
  }
  return settings;
}

/** The value that counts where a key is set several times. @param key as in `ConfigValue` */
export function lastValue(settings: readonly ConfigValue[], key: string): string | undefined {
  return settings.findLast((setting) => setting.key === key)?.value;
}

/** True for settings that only the user or the machine's owner can have made. */
export function isUsersOwn(setting: ConfigValue): boolean {
  return setting.scope === 'global' || setting.scope === 'system';
}

/**
 * What the user has set by `git config handoff.*`, as texts; a list for `prompt.ignoredBranches`, which may be
 * given several times. The repository's own `.git/config` is the user's as well, but not for what decides
 * where anything is sent.
 */
export function handoffSettings(settings: readonly ConfigValue[]): SettingValues {
  const all = settings.filter(({ key }) => key.startsWith('handoff.'));
  const found: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    const values = all
      .filter((setting) => setting.key === `handoff.${name.toLowerCase()}`)
      .filter((setting) => (isUsersToSet(name) ? isUsersOwn(setting) : setting.scope !== 'command'))
      .map(({ value }) => value);
    if (values.length > 0) {
      found[name] = name === 'prompt.ignoredBranches' ? values : values.at(-1);
    }
  }
  return found;
}

/** Reads a boolean as git does. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(true|yes|on|[1-9]\d*)$/i.test(value);
}
