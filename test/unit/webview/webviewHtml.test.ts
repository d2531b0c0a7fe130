import assert from 'node:assert/strict';
import { webviewHtml } from '../../../src/views/webviewHtml';

const page = {
  cspSource: "'self' https://*.vscode-cdn.net",
  scriptUri: 'https://file+.vscode-resource.vscode-cdn.net/dist/webview/form.js',
  styleUri: 'https://file+.vscode-resource.vscode-cdn.net/media/webview/form.css',
  nonce: 'n0nce',
  title: 'Handoff',
  language: 'en',
};
const policyOf = (html: string): ReadonlyMap<string, string> => {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  const decoded = content.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  return new Map(
    decoded.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
};

describe('the document of a webview', () => {
  it('forbids everything but its own script and stylesheet', () => {
    assert.deepEqual(
      [...policyOf(webviewHtml(page))],
      [
        ['default-src', "'none'"],
        ['style-src', page.cspSource],
        ['script-src', "'nonce-n0nce'"],
        ['base-uri', "'none'"],
        ['form-action', "'none'"],
      ],
    );
  });

  it('has one script, by nonce, one stylesheet, and nothing inline', () => {
    const html = webviewHtml(page);
    assert.deepEqual(html.match(/<script\b[^>]*>/g), [`<script nonce="n0nce" src="${page.scriptUri}">`]);
    assert.deepEqual(html.match(/<link\b[^>]*>/g), [`<link rel="stylesheet" href="${page.styleUri}">`]);
    assert.doesNotMatch(html, /<style|\bstyle=|\bon\w+=|<img|javascript:/);
    assert.match(html, /<script[^>]*><\/script>/);
  });

  it('comes after the policy with everything that the policy is about', () => {
    const html = webviewHtml(page);
    assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
  });

  it('says its language and its title', () => {
    const html = webviewHtml({ ...page, language: 'de', title: 'Übergabe' });
    assert.match(html, /<html lang="de">/);
    assert.match(html, /<title>Übergabe<\/title>/);
  });

  it('lets no title out of its place', () => {
    const html = webviewHtml({ ...page, title: '</title><script>alert(1)</script>', language: '"><b>' });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /<b>/);
  });
});
