/** What of the commits does not reach the next person. */
import type { Finding, GapFacts, Rule } from './gap';
import type { RuleId } from './ruleIds';

const push = { kind: 'push' } as const;
const explain = { kind: 'explain' } as const;

function fact(id: RuleId, find: (facts: GapFacts) => Finding | undefined): Rule {
  return {
    id,
    group: 'not-received',
    weight: 'fact',
    find: (_, facts) => [find(facts)].filter((finding) => finding !== undefined),
  };
}

/** Where nothing can be pushed, or it is not the branch that is meant, only the first of these speaks. */
const canPush = ({ branch, code }: GapFacts): boolean => branch !== undefined && code.hasRemote;

export const deliveryRules: readonly Rule[] = [
  fact('private-note', ({ share }) => (share === 'local' ? { fix: explain } : undefined)),
  fact('no-branch', ({ branch, code }) =>
    branch === undefined && !code.isOnBranch ? { fix: explain } : undefined,
  ),
  fact('no-remote', ({ code }) => (code.hasRemote ? undefined : { fix: explain })),
  fact('remote-branch-gone', (facts) =>
    canPush(facts) && facts.code.remoteBranch === 'gone'
      ? { detail: { name: facts.branch ?? '' }, fix: push }
      : undefined,
  ),
  fact('never-pushed', (facts) =>
    canPush(facts) && facts.code.remoteBranch === 'none'
      ? { ...counted(facts.code.unpushed), fix: push }
      : undefined,
  ),
  fact('unpushed', (facts) =>
    canPush(facts) && facts.code.remoteBranch === 'there' && facts.code.unpushed > 0
      ? { ...counted(facts.code.unpushed), fix: push }
      : undefined,
  ),
  fact('remote-ahead', (facts) =>
    canPush(facts) && facts.code.remoteAhead > 0
      ? { ...counted(facts.code.remoteAhead), fix: explain }
      : undefined,
  ),
  fact('operation', ({ operation }) =>
    operation === undefined ? undefined : { about: operation, detail: { name: operation }, fix: explain },
  ),
  fact('submodule-unpushed', ({ code }) => listed(code.unpushedSubmodules, explain)),
  fact('submodule-moved', ({ code }) => listed(code.movedSubmodules, { kind: 'show-changes' })),
];

/** About a number: one more, and what was set aside is another gap. */
function counted(count: number): Finding {
  return { about: String(count), detail: { count } };
}

/** About paths: the first by name, and how many there are. */
export function listed(paths: readonly string[], fix: NonNullable<Finding['fix']>): Finding | undefined {
  const [name] = paths;
  return name === undefined
    ? undefined
    : { about: paths.join('\n'), detail: { name, count: paths.length }, fix };
}
