import assert from 'node:assert/strict';
import type { Problem } from '../../../src/domain/problem';
import { failureText, gitFailureText } from '../../../src/words/gitFailures';
import { plain } from '../../../src/words/l10n';
import { problemText } from '../../../src/words/problems';

/** One of every kind: the type makes a missing one an error. */
const problems: { readonly [K in Problem['kind']]: readonly Extract<Problem, { kind: K }>[] } = {
  'no-repository': [{ kind: 'no-repository', path: '/tmp/x' }],
  'no-identity': [{ kind: 'no-identity' }],
  'summary-missing': [{ kind: 'summary-missing' }],
  'run-missing': [{ kind: 'run-missing', row: 2 }],
  'run-not-one-line': [{ kind: 'run-not-one-line', row: 2 }],
  'contingency-half': [{ kind: 'contingency-half', row: 2 }],
  'link-without-address': [{ kind: 'link-without-address', row: 2 }],
  'read-back-missing': [{ kind: 'read-back-missing' }],
  secrets: [
    {
      kind: 'secrets',
      findings: ([undefined, 2] as const).map((row) => ({
        kind: 'github-token',
        what: 'token',
        of: 'GitHub',
        field: row === undefined ? 'summary' : 'next',
        ...(row === undefined ? {} : { row }),
        line: 3,
        begins: 'ghp_',
        length: 40,
        mark: '0123456789abcdef',
      })),
    },
  ],
  'no-branch': [{ kind: 'no-branch' }],
  'no-handoff': [
    { kind: 'no-handoff', branch: 'feature/login' },
    { kind: 'no-handoff', branch: undefined },
  ],
  'unknown-handoff': [{ kind: 'unknown-handoff', id: 'abc' }],
  withdrawn: [
    { kind: 'withdrawn', by: 'Ana Sousa', at: '2026-11-23T08:00:00Z' },
    { kind: 'withdrawn', by: 'Ana Sousa', at: '2026-11-23T08:00:00Z', reason: 'Wrong branch.' },
  ],
  'not-surely-yours': [{ kind: 'not-surely-yours', author: 'ana@old.example', me: 'ana@example.org' }],
  'not-yours': (['withdraw', 'amend'] as const).map((what) => ({
    kind: 'not-yours',
    author: 'Ana Sousa <ana@example.org>',
    what,
  })),
  'unknown-step': [
    { kind: 'unknown-step', step: 's9', known: ['s1', 's2'] },
    { kind: 'unknown-step', step: 's9', known: [] },
  ],
  'nothing-changed': [{ kind: 'nothing-changed' }],
  'already-closed': [{ kind: 'already-closed' }],
  'not-closed': [{ kind: 'not-closed' }],
  'not-tidied': [
    { kind: 'not-tidied', why: { reason: 'operation', operation: 'merge' } },
    { kind: 'not-tidied', why: { reason: 'branch-moved' } },
  ],
  'no-built-in-git': [{ kind: 'no-built-in-git' }],
  'not-switched': [
    { kind: 'not-switched', branch: 'main', said: 'error: would be overwritten', isDirty: true },
    { kind: 'not-switched', branch: 'main', said: 'fatal: a branch is expected', isDirty: false },
  ],
  'people-not-changed': [
    {
      kind: 'people-not-changed',
      path: '.handoffs/people.yaml',
      reason: 'expected YAML, found an error in it',
    },
    { kind: 'people-not-changed', path: '.handoffs/people.yaml', reason: 'it is a link', line: 3 },
  ],
  'no-remote': [{ kind: 'no-remote' }],
  'which-remote': [{ kind: 'which-remote', remotes: ['one', 'two'] }],
  'refs-refused': (['ref', 'branch'] as const).map((sentAs) => ({
    kind: 'refs-refused',
    remote: 'origin',
    sentAs,
    said: 'Only branches here.',
    isKnown: false,
  })),
  'not-taken': [{ kind: 'not-taken', remote: 'origin' }],
  untrusted: [{ kind: 'untrusted' }],
};

/** Where nothing is wrong and nothing is to be done, it is enough to say so. */
const onlyFacts: readonly Problem['kind'][] = [
  'nothing-changed',
  'already-closed',
  'not-closed',
  'unknown-step',
  'withdrawn',
  'refs-refused',
];

describe('a problem', () => {
  for (const [kind, list] of Object.entries(problems)) {
    it(`is said in whole sentences: ${kind}`, () => {
      for (const problem of list) {
        const text = problemText(plain, problem);
        assert.match(text, /^[A-Z].*\.$/s);
        assert.doesNotMatch(text, /undefined|\{\d\}/);
      }
    });
  }

  it('comes with what to do next', () => {
    for (const problem of Object.values(problems).flat()) {
      if (!onlyFacts.includes(problem.kind)) {
        assert.match(
          problemText(plain, problem),
          /\b(open|set|say|switch|write|written|fetch|add|trust|shows|is one|close|ask|sync|name it|take it out)\b/i,
          problem.kind,
        );
      }
    }
  });

  it('quotes what a server said in one line, and no more of it than a message has room for', () => {
    const said = (text: string): string =>
      problemText(plain, {
        kind: 'refs-refused',
        remote: 'origin',
        sentAs: 'ref',
        said: text,
        isKnown: false,
      });
    assert.match(
      said('Only branches.\n  Ask Tom.'),
      /^The remote origin .* It said: “Only branches\. Ask Tom\.”\.$/,
    );
    assert.ok(said('x'.repeat(5000)).length < 600);
  });

  it('names what it is about', () => {
    assert.match(problemText(plain, { kind: 'no-repository', path: '/tmp/x' }), /\/tmp\/x/);
    assert.match(problemText(plain, { kind: 'run-not-one-line', row: 2 }), /Command 2/);
    assert.match(problemText(plain, { kind: 'no-handoff', branch: 'feature/login' }), /feature\/login/);
    assert.match(
      problemText(plain, { kind: 'unknown-step', step: 's9', known: ['s1', 's2'] }),
      /no step s9.*s1, s2/,
    );
    assert.doesNotMatch(problemText(plain, { kind: 'unknown-step', step: 's9', known: [] }), /are:/);
  });
});

describe('what git could not do', () => {
  const kinds = [
    'git-missing',
    'locked',
    'disk-full',
    'read-only',
    'network',
    'rejected',
    'timeout',
    'signing',
    'in-the-way',
    'too-many-open',
  ];

  it('is said as the end of a sentence, and what to do where something can be done', () => {
    for (const kind of kinds) {
      const text = gitFailureText(plain, { kind }) ?? '';
      assert.match(text, /^[a-z].*\.$/);
      assert.doesNotMatch(text, /undefined|\{\d\}/);
    }
    assert.equal(gitFailureText(plain, { kind: 'failed' }), undefined);
  });

  it('names the lock with its age, and the file', () => {
    const lock = { path: '/r/.git/index.lock', ageSeconds: 90 };
    assert.match(gitFailureText(plain, { kind: 'locked', lock }) ?? '', /index\.lock \(for 90 s\)/);
    assert.match(gitFailureText(plain, { kind: 'disk-full', path: '/r/x' }) ?? '', /\/r\/x/);
    assert.match(gitFailureText(plain, { kind: 'in-the-way', path: '/r/x' }) ?? '', /way at \/r\/x\.$/);
    const other = gitFailureText(plain, { kind: 'other', path: '/r/x', code: 'EIO' });
    assert.equal(other, 'the disk did not do it: /r/x, EIO.');
  });
});

describe('an error in one line', () => {
  const gitError = (facts: object): Error => Object.assign(new Error('Failed to execute git'), facts);

  it('is what the hook or the server said, not that git failed', () => {
    const stderr = [
      'warning: core.x is deprecated',
      'pre-push: the tests are red',
      "error: failed to push some refs to '/tmp/x.git'",
    ].join('\n');
    assert.equal(failureText(plain, gitError({ exitCode: 1, stderr })), 'pre-push: the tests are red');
  });

  it('has the sentence for what is known before what was said', () => {
    const text = failureText(plain, gitError({ kind: 'rejected', exitCode: 1, stderr: 'denied by policy' }));
    assert.equal(text, 'the remote refused it. What you have here stays. denied by policy');
  });

  it('is the first line of anything else', () => {
    assert.equal(failureText(plain, new Error('one\ntwo')), 'one');
    assert.equal(failureText(plain, 'said'), 'said');
  });
});
