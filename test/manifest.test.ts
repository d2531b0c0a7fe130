import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandIds } from '../src/commands/ids';
import { settingNames } from '../src/domain/settings';

const project = join(__dirname, '..');
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as Manifest;
const nls = JSON.parse(readFileSync(join(project, 'package.nls.json'), 'utf8')) as Record<string, string>;
const source = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('webview'))
  .map((file) => readFileSync(join(project, 'src', file), 'utf8'))
  .join('\n');

interface Manifest {
  readonly main: string;
  readonly activationEvents: readonly string[];
  readonly extensionDependencies?: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> };
    readonly menus: Readonly<
      Record<string, readonly { readonly command: string; readonly when?: string; readonly group?: string }[]>
    >;
    readonly viewsWelcome: readonly {
      readonly view: string;
      readonly contents: string;
      readonly when: string;
    }[];
  };
}

const { contributes } = manifest;
const contributed = contributes.commands.map(({ command }) => command).sort();
const viewIds = Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id));
const settingIds = Object.keys(contributes.configuration.properties);

/** Texts of the form `handoff.something` in the code, whatever they name. */
const namesInCode = new Set([...source.matchAll(/'(handoff\.[A-Za-z.]+)'/g)].map(([, name = '']) => name));
const settingsInCode = [
  ...source.matchAll(/getConfiguration\('handoff'\)[\s\S]{0,80}?\.get(?:<[^>]*>)?\(\s*'([\w.]+)'/g),
]
  .concat([...source.matchAll(/settings\.get(?:<[^>]*>)?\(\s*'([\w.]+)'/g)])
  .map(([, name = '']) => name)
  .concat(settingNames)
  .map((name) => `handoff.${name}`);
const contextKeys = [...source.matchAll(/'setContext',\s*'(handoff\.\w+)'/g)].map(([, name = '']) => name);

describe('The manifest', () => {
  it('contributes exactly the commands that the code registers', () => {
    const itself = [...source.matchAll(/registerCommand\('(handoff\.\w+)'/g)].map(([, id = '']) => id);
    assert.deepEqual([...commandIds, ...itself].sort(), contributed);
  });

  it('has something to run for every command that is registered', () => {
    const made = [...source.matchAll(/ id: '(handoff\.\w+)'/g)].map(([, id = '']) => id);
    assert.deepEqual(made.sort(), [...commandIds].sort());
  });

  it('contributes exactly the settings that the code reads', () => {
    assert.deepEqual([...new Set(settingsInCode)].sort(), [...settingIds].sort());
  });

  it('contributes exactly the views that the code fills', () => {
    const filled = [...source.matchAll(/createTreeView\('([\w.]+)'/g)].map(([, id = '']) => id);
    assert.deepEqual(filled, viewIds);
  });

  it('tests in its when clauses only context keys that the code sets, and all of them', () => {
    const whens = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].map(
      ({ when }) => when ?? '',
    );
    const tested = new Set(
      whens.flatMap((when) => [...when.matchAll(/(?<!== )\bhandoff\.\w+\b/g)].map(([key]) => key)),
    );
    for (const key of tested) {
      assert.ok(contextKeys.includes(key) || viewIds.includes(key), `${key} is tested and never set`);
    }
    for (const key of contextKeys) {
      assert.ok(tested.has(key), `${key} is set and never tested`);
    }
  });

  it('names nothing else that begins with handoff in the code', () => {
    const panels = ['handoff.form', 'handoff.reader'];
    const known = new Set([...contributed, ...viewIds, ...contextKeys, ...settingIds, ...panels]);
    const rows = /^handoff\.(open|picked-up|closed|unsent|waiting|repository|yaml)/;
    assert.deepEqual(
      [...namesInCode].filter((name) => !known.has(name) && !rows.test(name)),
      [],
    );
  });

  it('has a text for every key that it refers to, and no text that nothing refers to', () => {
    const text = readFileSync(join(project, 'package.json'), 'utf8');
    const used = new Set([...text.matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key));
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });

  it('has every inline action of a row in its context menu too, where a keyboard and a screen reader find it', () => {
    const rows = contributes.menus['view/item/context'] ?? [];
    const menu = rows.filter(({ group }) => !group?.startsWith('inline'));
    for (const { command, when, group } of rows) {
      assert.ok(
        !group?.startsWith('inline') || menu.some((row) => row.command === command && row.when === when),
        `${command} is only inline (${when ?? ''})`,
      );
    }
  });

  it('offers in the palette only what can be done there', () => {
    const when = (id: string): string =>
      contributes.menus['commandPalette']?.find(({ command }) => command === id)?.when ?? '';
    assert.equal(when('handoff.withdraw'), 'handoff.canWithdraw');
    assert.equal(when('handoff.toggleStep'), 'handoff.canTick');
    const anyRepository = 'handoff.view == handoff || handoff.view == no-handoff || handoff.view == detached';
    for (const id of ['switchBranch', 'purge', 'mute', 'unmute', 'whyAsked', 'sync', 'write']) {
      assert.equal(when(`handoff.${id}`), anyRepository, id);
    }
  });

  it('fetches the handoffs of others from the empty view without sending anything', () => {
    const [, argument = ''] =
      /command:handoff\.sync\?([^)]*)\)/.exec(nls['welcome.neverFetched'] ?? '') ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(argument)), { only: 'fetch' });
  });

  it('puts every command under the category Handoff', () => {
    assert.ok(contributes.commands.every(({ category }) => category === 'Handoff'));
  });

  it('depends on no other extension, so that it loads in Restricted Mode', () => {
    assert.equal(manifest.extensionDependencies, undefined);
  });
});
