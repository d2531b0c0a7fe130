import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './command';

const common: readonly (readonly [string, string])[] = [
  ['--json', 'one JSON value on standard output'],
  ['-C DIR', 'run as if started in DIR'],
  ['-h, --help', 'this text'],
];

/** `handoff --help`. */
export function generalHelp(commands: readonly Command[]): readonly string[] {
  return [
    'Hands unfinished work on a branch to whoever picks it up next.',
    '',
    'Usage: handoff [-C DIR] COMMAND [--json]',
    '',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    ...table([...common, ['--version', 'the version']]),
    '',
    'An ID may be shortened to six or more characters of its beginning or end.',
    'Exit code: 0 done, 1 nothing found or a check failed, 2 wrong use.',
    '"handoff COMMAND --help" tells more.',
  ];
}

/** `handoff COMMAND --help`. */
export function commandHelp({ usage, summary, options }: Command): readonly string[] {
  const own = Object.entries(options).map(
    ([name, { value, help }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, help] as const,
  );
  return [summary, '', `Usage: handoff ${usage}`, '', ...table([...own, ...common])];
}

/** The version in package.json, which lies beside dist/ wherever the bundle is installed. */
export function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
