/** What a team agrees on, in `.handoffs/config.yaml`. It decides nothing that is executed or pushed. */
import { fitsBranch } from './branchPattern';
import type { RuleId } from './gaps/ruleIds';
import type { HandoffContent } from './records';
import { isSaid, type Section } from './sections';

/** Texts that a form begins with on some branches. */
export interface Template {
  /** Names or patterns, as `release/*`. */
  readonly branches: readonly string[];
  readonly content: Partial<HandoffContent>;
}

export interface TeamSettings {
  /** Sections that a handoff is to have. */
  readonly required: readonly Section[];
  /** Rules of gaps that nobody wants to hear of. */
  readonly off: readonly RuleId[];
  readonly templates: readonly Template[];
  /** Who a handoff is for where its author names nobody: e-mails. */
  readonly recipients: readonly string[];
}

/** What holds where there is no such file. */
export const noTeamSettings: TeamSettings = { required: [], off: [], templates: [], recipients: [] };

/**
 * What a form begins with, with what the team prepared for the branch: the first template that fits, and the
 * default recipients. What is known already (a draft, what git knows) is never replaced by it.
 */
export function withTeamTexts(
  content: HandoffContent,
  branch: string | undefined,
  team: TeamSettings,
): HandoffContent {
  const prepared: Partial<HandoffContent> = {
    ...(team.recipients.length > 0 ? { to: team.recipients } : {}),
    ...templateFor(branch, team),
  };
  const open = Object.entries(prepared).filter(([section]) => !isSaid(content, section as Section));
  return { ...content, ...Object.fromEntries(open) };
}

/** True where a text is the template's still: its headings are a question, and no answer. */
export function isUntouched(
  content: HandoffContent,
  section: Section,
  branch: string | undefined,
  team: TeamSettings,
): boolean {
  const [now, prepared] = [content[section], templateFor(branch, team)[section]];
  return (
    typeof now === 'string' &&
    typeof prepared === 'string' &&
    section !== 'state' &&
    now.trim() === prepared.trim()
  );
}

function templateFor(branch: string | undefined, { templates }: TeamSettings): Template['content'] {
  const fits = (pattern: string): boolean => branch !== undefined && fitsBranch(pattern, branch);
  return templates.find(({ branches }) => branches.some(fits))?.content ?? {};
}
