import type { Draft } from '../domain/draft';
import { branchName } from './branchName';
import { firstLine } from './firstLine';
import type { L10n } from './l10n';

/** How a draft is called in a list: its first line, and what it is for. */
export function draftText(
  l10n: L10n,
  { content, branch, commit, amends }: Draft,
): { readonly name: string; readonly what: string } {
  const name = firstLine(content.summary) || firstText(content) || l10n.t('No text yet');
  const where = branch === undefined && commit !== undefined ? commit.slice(0, 7) : branchName(l10n, branch);
  return { name, what: amends ? l10n.t('amends the one on {0}', where) : where };
}

/** Without a summary the first step or question tells which draft it is. */
function firstText({ next = [], questions = [], done = [] }: Draft['content']): string {
  return [...next, ...questions].map(({ text }) => firstLine(text)).find(Boolean) ?? firstLine(done[0] ?? '');
}
