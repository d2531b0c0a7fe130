import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { fold } from '../../../src/domain/fold';
import type { Handoff } from '../../../src/domain/records';
import { handoffToMarkdown, type MarkdownWords } from '../../../src/format/markdown';
import { fullNote, replies } from './samples';

const words: MarkdownWords = {
  title: (note) => `Handoff on ${note.branch ?? 'a commit'}`,
  byline: ({ note, status }) => `${note.author.name}, ${note.created}, ${status}`,
  state: (state) => state,
  headings: {
    state: 'State',
    summary: 'Summary',
    outcome: 'Outcome',
    background: 'Background',
    questions: 'Questions',
    steps: 'Steps',
    watchOuts: 'Watch out',
    proof: 'Proof',
  },
  none: 'none',
  contingency: (row) => `If ${row.if}: ${row.then}${row.ask === undefined ? '' : `, ask ${row.ask}`}`,
  tried: (text) => `Tried: ${text}`,
  doNotTouch: (text) => `Leave alone: ${text}`,
  aside: (row) => ('to' in row ? `for ${row.to}` : (row.due ?? '')),
};

const bare: Handoff = {
  version: 1,
  id: fullNote.id,
  created: fullNote.created,
  author: fullNote.author,
  summary: 'x',
};

describe('a handoff as Markdown', () => {
  it('has state, summary, questions, steps, watch-outs and proof, in this order', () => {
    assert.equal(
      handoffToMarkdown(fold(fullNote, replies.slice(0, 2)), words),
      `# Handoff on feature/login

Ana Sousa, 2026-11-22T17:54:03.000Z, picked-up

## State

watch: The token service is down every other hour

## Summary

Login works against the new service.

The refresh token:
  - is missing

## Outcome

Nobody is logged out while they work

## Background

Support gets ten calls a day

## Questions

- Is one hour right? (for cy@example.org)
- Which clock?

## Steps

- [x] Ask once an hour (2026-11-30)
- [ ] Remove the old client

## Watch out

- If it fails: turn AUTH\\_V2 off, ask cy@example.org
- Tried: Longer tokens: refused
- Leave alone: db/0042.sql

## Proof

- \`npm test -- --grep refresh\`: one test fails: "asks"
- \`yes\`
`,
    );
  });

  it('has no section for what was not said, and a word for "none, on purpose"', () => {
    assert.equal(handoffToMarkdown(fold(bare, []), words).replace(/^[^]*?## /, '## '), '## Summary\n\nx\n');
    const none = handoffToMarkdown(
      fold({ ...bare, next: [], questions: [], verify: [], tried: [] }, []),
      words,
    );
    assert.equal([...none.matchAll(/\n\nnone\n/g)].length, 4);
  });

  it('lets no text but the summary become anything but text', () => {
    const markdown = new MarkdownIt({ html: true, linkify: false });
    const nasty = fc.oneof(
      fc.constantFrom(
        '[x](command:evil)',
        '![x](https://example.org/x.png)',
        '<img src=x onerror=y>',
        '# heading',
        '1. one',
        '1) one',
        '- a\n- b',
        '+ a',
        '* a',
        '> quote',
        '```\ncode',
        '~~~',
        '    code',
        'a\n===',
        '---',
        '***',
        '&lt;b&gt;',
        '\\[x](y)',
        '[x]: https://example.org',
        '<https://example.org>',
        '`a',
        '``b`',
        '*a* __b__ _c_',
        '| a | b |\n|---|---|',
        'a  \nb',
        'a\\\nb',
        '[ ] task',
      ),
      fc.string({ unit: fc.constantFrom(...Array.from('[]()!<>#*_`~-+=&;\\|1. \n\tax')), maxLength: 14 }),
    );
    fc.assert(
      fc.property(nasty, nasty, (text, other) => {
        const hostile: Handoff = {
          ...bare,
          branch: text,
          stateReason: text,
          outcome: text,
          questions: [{ id: 'q1', text, to: other }],
          next: [{ id: 's1', text: other, due: text }],
          tried: [text],
          verify: [{ run: text.replace(/\s+/g, ' '), expect: other }],
        };
        const html = markdown.render(handoffToMarkdown(fold(hostile, []), words));
        assert.doesNotMatch(html.replace(/<\/?(?:h[12]|p|ul|li|code)>/g, ''), /</);
        assert.equal([...html.matchAll(/<h1>/g)].length, 1);
        const [code] = [...html.matchAll(/<code>/g)].length > 1 ? ['more than one code span'] : [];
        assert.equal(code, undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows a command as it is, back-ticks included', () => {
    const markdown = new MarkdownIt();
    for (const run of ['a `b` c', '`', '``a`', ' a ', 'x `` y']) {
      const html = markdown.render(handoffToMarkdown(fold({ ...bare, verify: [{ run }] }, []), words));
      assert.ok(html.includes(`<code>${run}</code>`), `${JSON.stringify(run)}: ${html}`);
    }
  });
});
