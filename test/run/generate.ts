// Writes the files that are made from the code: "npm run generate". With --check it writes nothing,
// names what differs and ends with 1.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonSchemas } from '../../src/format/jsonSchema';
import { collectMessages } from './messages';

const root = join(import.meta.dirname, '../..');

/** Every generated file, as it should be: path relative to the repository, and text. */
function generated(): ReadonlyMap<string, string> {
  const { handoff, reply, people, config } = jsonSchemas();
  return new Map([
    ['media/schemas/handoff.schema.json', json(handoff)],
    ['media/schemas/reply.schema.json', json(reply)],
    ['media/schemas/people.schema.json', json(people)],
    ['media/schemas/config.schema.json', json(config)],
    ['l10n/bundle.l10n.json', json(collectMessages(join(root, 'src')))],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function stored(path: string): string | undefined {
  try {
    // A checkout with autocrlf is no drift.
    return readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The first line that differs, so that a failed check says what changed without a second run. */
function difference(path: string, wanted: string): string | undefined {
  const found = stored(path);
  if (found === wanted) return undefined;
  if (found === undefined) return `${path} is missing`;
  const [have, want] = [found.split('\n'), wanted.split('\n')];
  const line = want.findIndex((text, index) => text !== have[index]);
  const at = line < 0 ? want.length : line;
  return `${path}:${at + 1} has ${JSON.stringify(have[at]?.trim() ?? '')}, the code makes ${JSON.stringify(want[at]?.trim() ?? '')}`;
}

const check = process.argv.includes('--check');
for (const [path, text] of generated()) {
  const drift = difference(path, text);
  if (drift === undefined) continue;
  if (check) {
    console.error(drift);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
