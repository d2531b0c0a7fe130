import DOMPurify from 'dompurify';
import { el } from '../shared/dom';
import { renderMarkdown } from './markdown';

const allowed = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'hr', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
    ...['strong', 'em', 's', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'title', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https:\/\/|mailto:)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const;

/** Other people's Markdown on the page: rendered without their HTML, then sanitised to what we know of. */
export function markdownView(text: string): HTMLElement {
  const view = el('div', { class: 'markdown' });
  view.replaceChildren(
    DOMPurify.sanitize(renderMarkdown(text), {
      ...allowed,
      ALLOWED_TAGS: [...allowed.ALLOWED_TAGS],
      ALLOWED_ATTR: [...allowed.ALLOWED_ATTR],
    }),
  );
  return view;
}
