import MarkdownIt, { type StateCore, type Token } from 'markdown-it';
import { visible } from '../../domain/visible';

/** What a link may be. No `command:`, `vscode:`, `file:` or relative path: those would act in the editor. */
const allowedLink = /^(?:https:\/\/|mailto:)[^\s]/i;

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true, typographer: false });
// What is refused stays on the page as it was written, brackets and address: the reader sees it is there.
markdown.validateLink = isAllowedLink;
markdown.core.ruler.push('handoff', tame);

/** True for links that leave the editor through the browser or the mail program. */
export function isAllowedLink(url: string): boolean {
  return allowedLink.test(url.trim());
}

/**
 * Other people's Markdown as HTML: no HTML of theirs, no images (their texts stand instead), links to the
 * web and to mail only, each with its address as tooltip, and nothing unseen. The page sanitises it again.
 */
export function renderMarkdown(text: string): string {
  return markdown.render(visible(text));
}

/** Runs over what was parsed, when entities such as `&#x202e;` are characters already. */
function tame(state: StateCore): void {
  for (const token of state.tokens) {
    tameToken(token);
    token.children = token.children?.flatMap((child) => tameInline(child, state)) ?? null;
  }
}

function tameInline(token: Token, state: StateCore): readonly Token[] {
  if (token.type === 'image') {
    const text = new state.Token('text', '', 0);
    text.content = visible(state.md.renderer.renderInlineAsText(token.children ?? [], state.md.options, {}));
    return [text];
  }
  if (token.type === 'link_open') {
    const url = String(token.attrGet('href') ?? '');
    // `[text]()` gets past the validation; without an address it is no link.
    token.attrs = isAllowedLink(url)
      ? [
          ['href', url],
          ['title', visible(url)],
        ]
      : null;
  }
  tameToken(token);
  return [token];
}

function tameToken(token: Token): void {
  if (token.type === 'heading_open' || token.type === 'heading_close') {
    // The page has a title already; a note's headings come below it.
    token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
  }
  token.content = visible(token.content);
}
