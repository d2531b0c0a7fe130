import { visible } from '../domain/visible';

/**
 * Other people's text as a quick pick or the status bar can show it. There `$(name)` becomes an icon, so that a
 * step could look as if it were ticked: the two signs are kept apart, and nothing unseen gets through.
 */
export function label(text: string): string {
  return visible(text).replaceAll('$(', '$ (');
}
