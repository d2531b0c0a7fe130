import type { CodeFacts } from '../../../../src/domain/delivery';
import type { GapFacts } from '../../../../src/domain/gaps/gap';
import type { RuleId } from '../../../../src/domain/gaps/ruleIds';
import type { HandoffContent } from '../../../../src/domain/records';
import type { Section } from '../../../../src/domain/sections';
import { calm } from './samples';

/** How a branch and its handoff differ from those on which all is well. */
export interface Case {
  readonly content?: Partial<HandoffContent>;
  readonly code?: Partial<CodeFacts>;
  readonly facts?: Partial<GapFacts>;
  /** Sections of which nothing is said. */
  readonly unsaid?: readonly Section[];
  readonly isDetached?: boolean;
}

/** `found`: what the rule speaks about, with what it names. `quiet`: what it must not take for that. */
export const cases: Readonly<
  Record<
    RuleId,
    { readonly found: readonly (readonly [Case, (string | undefined)?])[]; readonly quiet: readonly Case[] }
  >
> = {
  'private-note': { found: [[{ facts: { share: 'local' } }]], quiet: [{ facts: { share: 'ref' } }] },
  'no-branch': {
    found: [[{ code: { isOnBranch: false }, isDetached: true }]],
    quiet: [{ isDetached: true }],
  },
  'no-remote': { found: [[{ code: { hasRemote: false, unpushed: 9 } }]], quiet: [{}] },
  'remote-branch-gone': {
    found: [[{ code: { remoteBranch: 'gone' } }, 'feature/login']],
    quiet: [{ code: { remoteBranch: 'gone', hasRemote: false } }],
  },
  'never-pushed': {
    found: [[{ code: { remoteBranch: 'none', unpushed: 2 } }], [{ code: { remoteBranch: 'none' } }]],
    quiet: [{ code: { remoteBranch: 'none', hasRemote: false } }, { code: { remoteBranch: 'gone' } }],
  },
  unpushed: {
    found: [[{ code: { unpushed: 2 } }]],
    quiet: [
      { code: { unpushed: 2, hasRemote: false } },
      { code: { unpushed: 2, remoteBranch: 'none' } },
      { code: { unpushed: 2, remoteBranch: 'gone' } },
    ],
  },
  'remote-ahead': { found: [[{ code: { remoteAhead: 1 } }]], quiet: [{}] },
  operation: { found: [[{ facts: { operation: 'rebase' } }, 'rebase']], quiet: [{}] },
  conflicts: {
    found: [[{ code: { conflicted: ['a.ts'] } }, 'a.ts']],
    quiet: [{ code: { changed: ['a.ts'] } }],
  },
  uncommitted: {
    found: [[{ code: { changed: ['a.ts', 'b.ts'] } }, 'a.ts']],
    quiet: [{ code: { untracked: ['a'] } }],
  },
  untracked: { found: [[{ code: { untracked: ['a.ts'] } }, 'a.ts']], quiet: [{ code: { changed: ['a'] } }] },
  'uncommitted-elsewhere': {
    found: [[{ code: { elsewhere: { worktree: '/w', paths: 3 } } }, '/w']],
    quiet: [{ code: { elsewhere: { worktree: '/w', paths: 0 } } }],
  },
  'ignored-needed': {
    found: [
      [{ code: { needed: [{ path: '.env.local', by: 'src/auth.ts' }] } }, '.env.local'],
      [{ code: { needed: [{ path: '.env' }] } }, '.env'],
    ],
    quiet: [{}],
  },
  stashed: { found: [[{ code: { stashes: 1 } }]], quiet: [{}] },
  'submodule-unpushed': { found: [[{ code: { unpushedSubmodules: ['lib'] } }, 'lib']], quiet: [{}] },
  'submodule-moved': { found: [[{ code: { movedSubmodules: ['lib'] } }, 'lib']], quiet: [{}] },
  'not-looked': { found: [[{ code: { notLooked: ['ignored'] } }, 'ignored']], quiet: [{}] },
  'no-summary': { found: [[{ content: { summary: ' ' } }]], quiet: [{}] },
  'no-outcome': { found: [[{ content: { outcome: ' \n' } }]], quiet: [{}] },
  'no-next-step': {
    found: [[{ content: { next: [{ id: '', text: ' ' }] } }]],
    quiet: [{ content: { next: [] } }],
  },
  'no-verification': {
    found: [[{ content: { verify: [{ run: '' }] } }]],
    quiet: [{ content: { verify: [] } }],
  },
  'no-limits': { found: [[{ content: { doNotTouch: [''] } }]], quiet: [{ content: { doNotTouch: [] } }] },
  'team-section': {
    found: [[{ facts: { team: { ...calm.team, required: ['decisions'] } } }, 'decisions']],
    quiet: [
      { content: { decisions: [] }, facts: { team: { ...calm.team, required: ['decisions'] } } },
      { facts: { team: { ...calm.team, required: ['next'] } } },
    ],
  },
  'thin-summary': {
    found: [
      [{ content: { summary: 'WIP' } }, 'WIP'],
      [{ content: { summary: 'wip: login.' } }, 'wip: login.'],
      [{ content: { summary: 'feature/login' } }],
      [{ content: { summary: 'Login' } }],
      [{ content: { summary: '...' } }],
      [{ content: { summary: 'See commits.' } }],
    ],
    quiet: [
      { content: { summary: 'Login is done' } },
      { content: { summary: 'Ready to merge' } },
      { content: { summary: '登录完成' } },
      { content: { summary: 'WIP: the lock is per process, so a second tab signs out' } },
    ],
  },
  'state-without-reason': {
    found: [
      [{ content: { state: 'watch', stateReason: '' } }, 'watch'],
      [{ content: { state: 'urgent', stateReason: ' ' } }, 'urgent'],
    ],
    quiet: [{ content: { state: 'on-track', stateReason: '' } }],
  },
  'blocked-by-nobody': {
    found: [[{ content: { stateReason: 'CI is down', questions: [], contingencies: [] } }]],
    quiet: [
      { content: { stateReason: 'CI is down', contingencies: [] } },
      { content: { stateReason: 'Review by the payments team', questions: [], contingencies: [] } },
      { content: { stateReason: 'Bo has the key', questions: [], contingencies: [] } },
      { content: { stateReason: 'Warte auf die Freigabe', questions: [], contingencies: [] } },
      { content: { stateReason: '', questions: [], contingencies: [] } },
    ],
  },
  'urgent-without-plan': {
    found: [[{ content: { state: 'urgent' }, unsaid: ['contingencies'] }]],
    quiet: [{ content: { state: 'urgent', contingencies: [] } }],
  },
  'vague-step': {
    found: [
      'Fix',
      'continue',
      'Finish it.',
      'the rest',
      'Clean up',
      'please continue',
      'WIP',
      'weitermachen',
      'Test everything',
    ].map((text) => [{ content: { next: [{ id: 's1', text }] } }, text] as const),
    quiet: [
      'Fix the lock',
      'Continue with the database row',
      'Deploy',
      'Finish the form for Kenji',
      'Test on Windows',
      'Merge main',
    ].map((text) => ({ content: { next: [{ id: 's1', text }] } })),
  },
  'step-without-owner': {
    found: [[{ content: { to: ['bo@example.org', 'kenji@example.org'] } }]],
    quiet: [
      {},
      {
        content: {
          to: ['bo@example.org', 'kenji@example.org'],
          next: [{ id: 's1', text: 'Move the lock', owner: 'bo@example.org' }],
        },
      },
    ],
  },
  'question-without-addressee': {
    found: [
      [{ content: { to: [], questions: [{ id: 'q1', text: 'May it grow?' }] } }],
      [
        {
          content: {
            to: ['bo@example.org', 'kenji@example.org'],
            questions: [{ id: 'q1', text: 'May it?' }],
          },
        },
      ],
    ],
    quiet: [
      { content: { questions: [{ id: 'q1', text: 'May it grow?' }] } },
      { content: { to: [], questions: [{ id: 'q1', text: ' ' }] } },
    ],
  },
  'asked-not-addressed': {
    found: [
      [
        { content: { questions: [{ id: 'q1', text: 'May it?', to: 'Kenji@example.org' }] } },
        'kenji@example.org',
      ],
      [
        { content: { next: [{ id: 's1', text: 'Move it', owner: 'kenji@example.org' }] } },
        'kenji@example.org',
      ],
    ],
    quiet: [
      { content: { questions: [{ id: 'q1', text: 'May it?', to: 'BO@example.org' }] } },
      { content: { next: [{ id: 's1', text: 'Move it', owner: 'ana@home.example' }] } },
      { content: { to: [], questions: [{ id: 'q1', text: 'May it?', to: 'kenji@example.org' }] } },
    ],
  },
  'no-question': {
    found: [[{ content: { questions: [{ id: 'q1', text: 'The refresh window.' }] } }, 'The refresh window.']],
    quiet: [
      { content: { questions: [{ id: 'q1', text: 'Refresh window: 60 s?' }] } },
      { content: { questions: [{ id: 'q1', text: 'Please decide about the window' }] } },
      { content: { questions: [{ id: 'q1', text: 'Wer entscheidet das' }] } },
      { content: { questions: [{ id: 'q1', text: '更新の間隔を60秒にしてもいいですか' }] } },
      { content: { questions: [{ id: 'q1', text: 'Когда это можно включить' }] } },
    ],
  },
  'only-to-me': {
    found: [[{ content: { to: ['Ana@home.example'] } }]],
    quiet: [{ content: { to: ['ana@example.org', 'bo@example.org'] } }, { content: { to: [] } }],
  },
  'unknown-recipient': {
    found: [[{ content: { to: ['bo@exmaple.org'] } }, 'bo@exmaple.org']],
    quiet: [
      { content: { to: ['Bo@Example.org'] } },
      { content: { to: ['x@y.z'] }, facts: { known: new Set() } },
    ],
  },
  'run-without-expectation': {
    found: [[{ content: { verify: [{ run: 'npm test' }] } }, 'npm test']],
    quiet: [{ content: { verify: [] } }],
  },
  'due-unclear': {
    found: [
      [{ content: { next: [{ id: 's1', text: 'Move it', due: 'tomorrow' }] } }, 'tomorrow'],
      [
        { content: { questions: [{ id: 'q1', text: 'May it?', to: 'bo@example.org', due: 'Friday' }] } },
        'Friday',
      ],
    ],
    quiet: [{ content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-30' }] } }],
  },
  'due-without-zone': {
    found: [
      [{ content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-30 17:00' }] } }, '2026-11-30 17:00'],
    ],
    quiet: [
      { content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-30T17:00Z' }] } },
      { content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-30' }] } },
    ],
  },
  'due-passed': {
    found: [
      [{ content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-20' }] } }, '2026-11-20'],
      [{ content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-22T17:54:02Z' }] } }],
      [{ content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-22 05:00' }] } }],
    ],
    quiet: [
      // It is still that day west of here.
      { content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-22' }] } },
      { content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-22T17:54:04Z' }] } },
      { content: { next: [{ id: 's1', text: 'Move it', due: '2026-11-22 07:00' }] } },
    ],
  },
  'off-the-record': {
    found: [
      ['See the Slack thread for details.', 'See the Slack'],
      ['As discussed, the lock moves.', 'As discussed'],
      ['It needs a key: DM me.', 'DM me'],
      ['Ask me about the cookie.', 'Ask me'],
      ['We agreed in the meeting that it moves', 'agreed in the meeting'],
      ['Details in Teams', 'Details in Teams'],
      ['Wie besprochen zieht die Sperre um', 'Wie besprochen'],
      ['Siehe Mail von gestern', 'Siehe Mail'],
      ['https://acme.slack.com/archives/C01/p16', 'https://acme.slack.com/archives/C01/p16'],
    ].map(([text = '', name]) => [{ content: { background: text } }, name] as const),
    quiet: [
      'Post to Slack when the build fails',
      'The Slack integration works',
      'Do it before the meeting on Friday',
      'Call `ask me` in the shell',
      'In teams of two',
      'The mail is sent twice',
      'Chat history is kept',
      'Messages show in Slack and by e-mail',
      'It was decided to move the lock',
    ].map((background) => ({ content: { background } })),
  },
  'only-on-this-machine': {
    found: [
      [{ content: { background: 'The dump is in /home/ana/dump.sql' } }, '/home/ana/dump.sql'],
      [{ content: { background: 'C:\\Users\\ana\\dump.sql' } }],
      [{ content: { links: [{ title: 'The page', url: 'http://localhost:3000/' }] } }],
      [{ content: { links: [{ title: 'The page', url: 'http://192.168.1.2/' }] } }],
    ],
    quiet: [
      { content: { background: 'Open http://localhost:3000 after npm start' } },
      { content: { background: 'The route /home/ and /Users/ of the API' } },
      { content: { links: [{ title: 'The page', url: 'https://example.org/localhost' }] } },
    ],
  },
  'bare-link': {
    found: [
      [{ content: { links: [{ url: 'https://example.org/x' }] } }, 'https://example.org/x'],
      [{ content: { next: [{ id: 's1', text: 'https://example.org/x' }] } }, 'https://example.org/x'],
    ],
    quiet: [{ content: { next: [{ id: 's1', text: 'Read https://example.org/x' }] } }],
  },
  'place-missing': {
    found: [
      [
        { content: { places: [{ id: 'p1', path: 'a.ts' }] }, facts: { missingPaths: new Set(['a.ts']) } },
        'a.ts',
      ],
    ],
    quiet: [{ content: { places: [{ id: 'p1', path: 'a.ts' }] } }],
  },
  'decision-missing': {
    found: [
      [
        { content: { decisions: ['docs/1.md'] }, facts: { missingPaths: new Set(['docs/1.md']) } },
        'docs/1.md',
      ],
    ],
    quiet: [{ content: { decisions: ['docs/1.md'] } }],
  },
  'todo-untold': {
    found: [[{ facts: { todos: ['TODO: escape commas in names'] } }, 'TODO: escape commas in names']],
    quiet: [
      {
        content: { background: 'Names are not escaped yet: commas break them' },
        facts: { todos: ['TODO: escape commas in names'] },
      },
    ],
  },
  'dead-end-untold': {
    found: [
      [
        {
          content: { background: 'I tried a lock in the browser.' },
          unsaid: ['tried'],
        },
        'tried',
      ],
      [{ content: { summary: 'Das war eine Sackgasse.' }, unsaid: ['tried'] }, 'Sackgasse'],
    ],
    quiet: [
      { content: { background: 'I tried a lock in the browser.' } },
      { content: { background: 'Login does not work yet' }, unsaid: ['tried'] },
    ],
  },
  'revert-untold': {
    found: [
      [
        {
          unsaid: ['tried', 'doNotTouch'],
          facts: { subjects: ['Revert "Add lock"', 'Add lock'] },
        },
        'Revert "Add lock"',
      ],
    ],
    quiet: [
      { facts: { subjects: ['Revert "Add lock"'] } },
      {
        unsaid: ['tried', 'doNotTouch'],
        facts: { subjects: ['Reverting works now'] },
      },
    ],
  },
};
