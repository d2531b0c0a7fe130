// User settings of every test window and demo.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps the editor's own offers, tours and questions out of the picture, and nothing of what is tested. */
const calmSettings: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'git.showProgress': false,
  'git.autofetch': false,
  'git.confirmSync': false,
  'git.showActionButton': {},
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'security.workspace.trust.startupPrompt': 'never',
  'editor.cursorBlinking': 'solid',
  // The page's colour scheme decides, so that a test can look at one and the same window in both themes.
  'window.autoDetectColorScheme': true,
  'workbench.preferredDarkColorTheme': 'Dark Modern',
  'workbench.preferredLightColorTheme': 'Light Modern',
};

/** Writes the calm settings and others into a fresh profile. */
export function writeSettings(profile: string, others: Readonly<Record<string, unknown>> = {}): void {
  const folder = join(profile, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...calmSettings, ...others }, null, 2));
}
