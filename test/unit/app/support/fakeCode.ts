import type { CodeFacts, Delivery } from '../../../../src/domain/delivery';

/** Of a branch that has nothing anywhere but on the branch. */
export const allThere: Omit<CodeFacts, keyof Delivery | 'changed'> = {
  remoteBranch: 'there',
  remoteAhead: 0,
  isOnBranch: true,
  untracked: [],
  conflicted: [],
  movedSubmodules: [],
  unpushedSubmodules: [],
  needed: [],
  notLooked: [],
};
