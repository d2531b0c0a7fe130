import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(__dirname, '..', 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'));

/** Files of src that match a pattern. */
function filesWith(pattern: RegExp): readonly string[] {
  return files.filter((file) => pattern.test(readFileSync(join(source, file), 'utf8')));
}

describe('The code keeps to one way', () => {
  it('of showing a notification: the one that lets no link of other people into it', () => {
    assert.deepEqual(filesWith(/\.show(Information|Warning|Error)Message\(/), ['editor/messages.ts']);
  });

  it('of keeping a record: the one that looks for secrets first', () => {
    assert.deepEqual(filesWith(/\brecords\.keep\(/), ['app/keep.ts']);
  });

  it('of setting context keys', () => {
    assert.deepEqual(filesWith(/'setContext'/), ['editor/contextKeys.ts']);
  });

  it('of trusting Markdown: not at all', () => {
    assert.deepEqual(filesWith(/isTrusted = true|supportHtml = true/), []);
  });
});
