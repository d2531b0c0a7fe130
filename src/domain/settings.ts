import type { PromptSettings } from './departure';
import type { OwnTime } from './peopleTime';
import { shareModes, type ShareMode } from './share';
import { parseHours, type Week } from './time/hours';
import { isTimeZone } from './time/zone';

/** When journals are exchanged without being told to. */
const syncModes = ['ask', 'auto', 'off'] as const;

/** What the user has set, from wherever it was set. */
export interface Settings extends OwnTime {
  /** Absent: the save bar's last choice counts. */
  readonly share?: ShareMode;
  readonly sync: (typeof syncModes)[number];
  /** Absent: git's own order of remotes counts. */
  readonly remote?: string;
  readonly prompt: PromptSettings & {
    /** How long HEAD must stay where it is before a departure counts. */
    readonly settleSeconds: number;
  };
}

/** The names of all settings, without the `handoff.` before them. */
export const settingNames = [
  'share',
  'sync',
  'remote',
  'prompt.enabled',
  'prompt.settleSeconds',
  'prompt.dailyLimit',
  'prompt.ignoredBranches',
  'prompt.onDefaultBranch',
  'workingHours',
  'timeZone',
] as const;

export type SettingName = (typeof settingNames)[number];

/** Values as they were found in one place, not yet looked at; git's are texts, and a list of them for a list. */
export type SettingValues = Readonly<Partial<Record<SettingName, unknown>>>;

/**
 * What decides where anything is sent. Only the user's own configuration may set it: never a repository, a
 * workspace, or a `.git/config` that came with a copied folder.
 */
export function isUsersToSet(name: SettingName): boolean {
  return name === 'sync' || name === 'remote';
}

/** What a person has in all of their windows: no workspace sets it for whoever opens it. */
export function isOnesOwn(name: SettingName): boolean {
  return isUsersToSet(name) || name === 'share' || name === 'workingHours' || name === 'timeZone';
}

/**
 * The settings that hold, from the places where they can be set, the strongest first. A value that makes no
 * sense counts as not set there: a slip in one place must not end every departure.
 */
export function resolveSettings(places: readonly SettingValues[]): Settings {
  const first = <T>(name: SettingName, read: (value: unknown) => T | undefined): T | undefined =>
    places.map((values) => read(values[name])).find((value) => value !== undefined);
  const share = first('share', (value) => shareModes.find((mode) => mode === value));
  const remote = first('remote', nameIn);
  const timeZone = first('timeZone', zoneIn);
  const workingHours = first('workingHours', hoursIn);
  return {
    ...(share === undefined ? {} : { share }),
    sync: first('sync', (value) => syncModes.find((mode) => mode === value)) ?? 'ask',
    ...(remote === undefined ? {} : { remote }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(workingHours === undefined ? {} : { workingHours }),
    prompt: {
      enabled: first('prompt.enabled', flagIn) ?? true,
      settleSeconds: first('prompt.settleSeconds', secondsIn) ?? 2,
      dailyLimit: first('prompt.dailyLimit', countIn) ?? 6,
      ignoredBranches: first('prompt.ignoredBranches', textsIn) ?? [],
      onDefaultBranch: first('prompt.onDefaultBranch', flagIn) ?? false,
    },
  };
}

function nameIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function zoneIn(value: unknown): string | undefined {
  const name = nameIn(value);
  return name !== undefined && isTimeZone(name) ? name : undefined;
}

function hoursIn(value: unknown): Week | undefined {
  const parsed = parseHours(nameIn(value) ?? '');
  return parsed.ok ? parsed.week : undefined;
}

/** A truth value, also in the words that git knows for it. */
function flagIn(value: unknown): boolean | undefined {
  const words: Readonly<Record<string, boolean>> = {
    ...{ true: true, yes: true, on: true, 1: true },
    ...{ false: false, no: false, off: false, 0: false },
  };
  return typeof value === 'boolean'
    ? value
    : typeof value === 'string'
      ? words[value.toLowerCase()]
      : undefined;
}

function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function secondsIn(value: unknown): number | undefined {
  const seconds = numberIn(value);
  return seconds === undefined ? undefined : Math.min(seconds, 60);
}

function countIn(value: unknown): number | undefined {
  const count = numberIn(value);
  return Number.isInteger(count) ? count : undefined;
}

function textsIn(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}
