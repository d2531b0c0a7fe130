import type { CodeFacts } from '../../../../src/domain/delivery';
import type { GapFacts } from '../../../../src/domain/gaps/gap';
import type { Me } from '../../../../src/domain/people';
import type { HandoffContent } from '../../../../src/domain/records';
import { noTeamSettings } from '../../../../src/domain/team';

const ana: Me = {
  name: 'Ana Sousa',
  email: 'ana@example.org',
  emails: new Set(['ana@example.org', 'ana@home.example']),
  own: new Set(['ana@example.org']),
};

/** Everything is where the next person gets it. */
export const delivered: CodeFacts = {
  hasRemote: true,
  unpushed: 0,
  uncommitted: [],
  stashes: 0,
  remoteBranch: 'there',
  remoteAhead: 0,
  isOnBranch: true,
  changed: [],
  untracked: [],
  conflicted: [],
  movedSubmodules: [],
  unpushedSubmodules: [],
  needed: [],
  notLooked: [],
};

/** What is known of a branch on which all is well. */
export const calm: GapFacts = {
  code: delivered,
  branch: 'feature/login',
  share: 'branch',
  now: new Date('2026-11-22T17:54:03Z'),
  timeZone: 'Europe/Lisbon',
  me: ana,
  known: new Set(['bo@example.org', 'kenji@example.org']),
  missingPaths: new Set(),
  subjects: ['Add login'],
  todos: [],
  team: noTeamSettings,
  dismissed: new Set(),
};

/** Leaves nobody a question. */
export const complete: HandoffContent = {
  to: ['bo@example.org'],
  state: 'blocked',
  stateReason: 'Waiting for the quota of the token service',
  summary: 'Login works behind `AUTH_V2`; a second tab still signs out, as the lock is per process.',
  outcome: 'Two tabs stay signed in through a refresh.',
  tried: ['A lock in the browser: it is not shared between windows.'],
  doNotTouch: ['The old cookie path: the mobile app reads it.'],
  verify: [{ run: 'npm test', expect: '12 passing' }],
  next: [
    { id: 's1', text: 'Move the refresh lock to the database row', due: '2026-11-30 17:00 Europe/Lisbon' },
  ],
  contingencies: [{ if: 'the quota is refused', then: 'use the old service' }],
  questions: [{ id: 'q1', text: 'May the refresh window grow to 60 s?', to: 'bo@example.org' }],
  links: [{ title: 'The quota request', url: 'https://example.org/quota' }],
};
