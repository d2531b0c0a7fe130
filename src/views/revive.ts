import { property, textProperty } from '../editor/untrusted';

/**
 * What a webview kept of itself, as the editor gives it back after a reload. It comes from a webview, so
 * it is only looked at, never trusted: it can name a repository, a branch or a handoff to look up, and nothing else.
 */

/** The form it was, or undefined where the state says nothing of it. No branch: a commit, by its full id. */
export function revivedForm(state: unknown):
  | {
      readonly repository: string | undefined;
      readonly branch: string | undefined;
      readonly commit: string | undefined;
      /** Id of the handoff that it amends. */
      readonly amends: string | undefined;
      /** The page's own, and those that it went on with. */
      readonly drafts: readonly string[];
    }
  | undefined {
  const model = property(state, 'model');
  const continues = property(model, 'continues');
  const drafts = [property(state, 'draft'), ...(Array.isArray(continues) ? (continues as unknown[]) : [])]
    .filter((draft) => typeof draft === 'string')
    .filter((draft) => /^[0-9a-f]{24}$/.test(draft))
    .slice(0, 4);
  const commit = textProperty(model, 'commit');
  return drafts.length === 0
    ? undefined
    : {
        repository: textProperty(model, 'repository'),
        branch: textProperty(model, 'branch'),
        commit: commit !== undefined && /^[0-9a-f]{40,64}$/.test(commit) ? commit : undefined,
        amends: textProperty(model, 'amends'),
        drafts,
      };
}

/** The brief it was, or undefined where the state says nothing. */
export function revivedBrief(
  state: unknown,
): { readonly repository: string | undefined; readonly handoff: string } | undefined {
  const model = property(state, 'model');
  const handoff = textProperty(state, 'handoff') ?? textProperty(model, 'handoff');
  return handoff === undefined ? undefined : { repository: textProperty(model, 'repository'), handoff };
}
