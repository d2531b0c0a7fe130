import assert from 'node:assert/strict';
import { isAllowedLink, renderMarkdown } from '../../../../src/webview/reader/markdown';

describe('links in Markdown', () => {
  const allowed = ['https://example.com/a?b#c', 'HTTPS://EXAMPLE.COM', 'mailto:a@example.com'];
  const refused = [
    'command:workbench.action.quit',
    'vscode://file/etc/passwd',
    'vscode-insiders:x',
    'http://example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.com',
    '/etc/passwd',
    'src/lock.ts',
    '#here',
    'https:example.com',
    'x https://example.com',
    '',
  ];
  for (const url of allowed) {
    it(`allows ${url}`, () => {
      assert.equal(isAllowedLink(url), true);
      assert.match(renderMarkdown(`[text](<${url}>)`), /<a href=/);
    });
  }
  for (const url of refused) {
    it(`refuses "${url}" in every way of writing it`, () => {
      assert.equal(isAllowedLink(url), false);
      const ways = `[a](<${url}>) [b](${url}) [c][r] <${url}> ![d](${url})\n\n[r]: <${url}>`;
      assert.doesNotMatch(renderMarkdown(ways), /<a\s|href|<img|src=/);
    });
  }

  it('refuses what is a command only after decoding', () => {
    assert.doesNotMatch(renderMarkdown('[a](&#99;ommand:quit) [b](command&colon;quit)'), /<a\b/);
  });

  it('leaves an address in running text alone', () => {
    assert.doesNotMatch(renderMarkdown('see https://example.com'), /<a\b/);
  });

  it('says where a link leads', () => {
    const html = renderMarkdown('[https://good.example](https://evil.example "https://good.example")');
    assert.match(html, /title="https:\/\/evil\.example"/);
  });

  it('has nothing unseen in an address or its tooltip, however it is written', () => {
    const hidden = '\u202E';
    for (const there of [hidden, '&#x202e;', '%E2%80%AE', '\uDBFF']) {
      for (const url of [`https://good.example/${there}moc.live`, `https://good${there}.example`]) {
        const html = renderMarkdown(`[a](<${url}>) <${url}> [b][r]\n\n[r]: <${url}>`);
        assert.match(html, /<a href="https:\/\/[\x21-\x7e]+" title="https:\/\/[\x21-\x7e]+">/);
        assert.doesNotMatch(html, /(?:href|title)="[^"]*[^\x21-\x7e"]/);
      }
    }
  });
});

describe('Markdown of other people', () => {
  it('never becomes their HTML', () => {
    const html = renderMarkdown('<img src=x onerror=alert(1)>\n\n<script>1</script>\n\na <b>bold</b> word');
    assert.doesNotMatch(html, /<(img|script|b)\b/);
    assert.match(html, /&lt;img src=x/);
  });

  it('shows the text of an image and loads none', () => {
    assert.equal(renderMarkdown('![a *fine* picture](https://example.com/x.png)'), '<p>a fine picture</p>\n');
    assert.doesNotMatch(renderMarkdown('[![x](https://a.example/x.png)](https://a.example)'), /<img/);
  });

  it('shows what cannot be seen, entities and code included', () => {
    const hidden = '\u202E';
    for (const text of [hidden, '&#x202e;', '`' + hidden + '`', '```\n' + hidden + '\n```', `# ${hidden}`]) {
      const html = renderMarkdown(text);
      assert.match(html, /‹U\+202E›/, text);
      assert.equal(html.includes(hidden), false);
    }
    const title =
      renderMarkdown('[a](https://example.com "&#x202e;")') +
      renderMarkdown('![&#x202e;](https://a.example)');
    assert.equal(title.includes(hidden), false);
  });

  it('puts headings below the title of the page', () => {
    assert.equal(renderMarkdown('# a\n\n###### b'), '<h2>a</h2>\n<h6>b</h6>\n');
  });

  it('renders what people write', () => {
    assert.equal(
      renderMarkdown('one\ntwo `c` **b**'),
      '<p>one<br>\ntwo <code>c</code> <strong>b</strong></p>\n',
    );
  });
});
