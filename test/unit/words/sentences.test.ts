import assert from 'node:assert/strict';
import { states } from '../../../src/domain/records';
import { commits, files, questions, questionsForYou, steps } from '../../../src/words/counts';
import { plain } from '../../../src/words/l10n';
import { markdownWords } from '../../../src/words/markdownWords';
import { missingText } from '../../../src/words/missing';
import { sinceByPerson } from '../../../src/words/since';
import { stateLabel, stateWord, statusWord } from '../../../src/words/states';
import { handoff } from './support';

describe('plain text', () => {
  it('fills in what it is given, and leaves what it is not', () => {
    assert.equal(plain.t('{0} of {1}', 1, 'three'), '1 of three');
    assert.equal(plain.t('{0} {0} {1}', 0), '0 0 {1}');
  });

  it('does not take what it fills in for a place to fill', () => {
    assert.equal(plain.t('{0} and {1}', '{1}', 'two'), '{1} and two');
    assert.equal(plain.t('{0}', '$& $1'), '$& $1');
  });
});

describe('counts', () => {
  it('say one as one, and none as several', () => {
    for (const [count, one] of [
      [commits, '1 commit'],
      [files, '1 file'],
      [steps, '1 step'],
      [questions, '1 question'],
    ] as const) {
      assert.equal(count(plain, 1), one);
      assert.equal(count(plain, 0), one.replace('1', '0') + 's');
      assert.equal(count(plain, 2), one.replace('1', '2') + 's');
    }
    assert.equal(questionsForYou(plain, 1), '1 question for you');
    assert.equal(questionsForYou(plain, 2), '2 questions for you');
  });
});

describe('states', () => {
  it('have a label and a word of their own', () => {
    assert.equal(new Set(states.map((state) => stateLabel(plain, state))).size, states.length);
    for (const state of states) {
      assert.equal(stateLabel(plain, state).toLowerCase(), stateWord(plain, state));
    }
    assert.equal(statusWord(plain, 'picked-up'), 'picked up');
  });
});

describe('who committed since', () => {
  it('is one line a person, the busiest first, by their e-mail and not by their name', () => {
    const by = (authorName: string, authorEmail: string) => ({ authorName, authorEmail });
    assert.deepEqual(
      sinceByPerson(
        plain,
        [
          by('Mina Diaz', 'mina@example.org'),
          by('Kenji Ito', 'kenji@example.org'),
          by('K. Ito', 'KENJI@example.org'),
        ],
        undefined,
      ),
      ['2 commits by K. Ito', '1 commit by M. Diaz'],
    );
  });

  it('is "you" for oneself, by any of one’s e-mails', () => {
    const me = {
      name: 'Kenji',
      email: 'kenji@example.org',
      emails: new Set(['kenji@example.org', 'k@home.example']),
      own: new Set(['kenji@example.org']),
    };
    assert.deepEqual(
      sinceByPerson(
        plain,
        [
          { authorName: 'Kenji Ito', authorEmail: 'Kenji@example.org' },
          { authorName: 'K', authorEmail: 'k@home.example' },
        ],
        me,
      ),
      ['2 commits by you'],
    );
  });
});

describe('what the reader does not have', () => {
  it('is nothing where the commit is here and all was committed', () => {
    assert.deepEqual(missingText(plain, { commit: 'a', unpushed: 3, uncommitted: [] }, true), []);
    assert.deepEqual(missingText(plain, undefined, true), []);
  });

  it('is the commit that this clone lacks, and how many were not pushed', () => {
    assert.deepEqual(missingText(plain, { unpushed: 2 }, false), [
      '2 commits were not pushed when this was written, and are not here',
    ]);
    assert.match(missingText(plain, { unpushed: 0 }, false)[0] ?? '', /Fetch the branch/);
  });

  it('is what was in no commit: three paths by name, the rest by number', () => {
    const paths = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts'];
    assert.deepEqual(missingText(plain, { uncommitted: paths.slice(0, 2) }, true), [
      'Not committed when this was written: a.ts, b.ts',
    ]);
    assert.deepEqual(missingText(plain, { uncommitted: paths }, true), [
      'Not committed when this was written: a.ts, b.ts, c.ts and 2 more',
    ]);
  });
});

describe('the words of a handoff as Markdown', () => {
  const words = markdownWords(plain);

  it('say where, from whom, for whom and when it was, for good', () => {
    const folded = handoff({ to: ['bo@example.org'], timeZone: 'Europe/Lisbon' });
    assert.equal(words.title(folded.note), 'Handoff on feature/login');
    assert.equal(
      words.byline(folded),
      'from Ana Sousa <ana@example.org> · for bo@example.org · 2026-11-22 17:54 UTC · written in Lisbon · open',
    );
  });

  it('say whose a step or a question is, and by when', () => {
    assert.equal(words.aside({ id: 's1', text: 'x', done: false }), '');
    assert.equal(
      words.aside({ id: 's1', text: 'x', done: false, owner: 'bo@example.org', due: '2026-11-30' }),
      'for bo@example.org, due 2026-11-30',
    );
    const { author } = handoff().note;
    assert.equal(words.aside({ id: 'q1', text: 'x', askedBy: author, to: 'bo' }), 'for bo');
  });

  it('say what to do if something happens, and whom to ask', () => {
    assert.equal(words.contingency({ if: 'it fails', then: 'wait' }), 'If it fails: wait');
    assert.equal(
      words.contingency({ if: 'it fails', then: 'wait', ask: 'Ana' }),
      'If it fails: wait (ask Ana)',
    );
  });
});
