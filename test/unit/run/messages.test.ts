import assert from 'node:assert/strict';
import { messagesIn } from '../../run/messages';

describe('the texts to translate', () => {
  it('are the first arguments of calls of t, wherever t comes from', () => {
    const source = `
      vscode.l10n.t('One');
      l10n.t("Two {0}", count);
      this.words.l10n.t(\`Three\`);
      t('Four\\'s');
      other.at('no'); format('no');
      const t = (x: string) => x;
    `;
    assert.deepEqual(messagesIn('a.ts', source), ['One', 'Two {0}', 'Three', "Four's"]);
  });

  for (const call of [
    'l10n.t(name)',
    "l10n.t('a' + b)",
    'l10n.t(`a ${b}`)',
    "l10n.t(one ? 'a' : 'b')",
    'l10n.t()',
  ]) {
    it(`cannot be found in ${call}, which is said with its place`, () => {
      assert.throws(
        () => messagesIn('src/a.ts', `\n${call};`),
        /^Error: src\/a.ts:2: t\(\) needs one literal text/,
      );
    });
  }
});
