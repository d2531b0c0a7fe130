import assert from 'node:assert/strict';
import fc from 'fast-check';
import { noTeamSettings } from '../../../src/domain/team';
import { parseTeam, type TeamFile } from '../../../src/format/team';

function read(source: string): TeamFile {
  const parsed = parseTeam(source);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.reason);
  return parsed.value;
}

const whole = `
required: [summary, next, verify]
recipients: [platform@example.org]
gaps:
  off: [stashed, bare-link]
templates:
  - branches: ["hotfix/*", main]
    sections:
      summary: |
        Impact:
        Since:
      state: urgent
      next:
        - Tell support
        - {text: Write the report, due: "2026-11-30"}
      verify: ["npm test"]
  - branches: ["*"]
    sections: {doNotTouch: []}
`;

describe('the settings of a team', () => {
  it('are sections, rules, recipients and templates', () => {
    const { settings, problems } = read(whole);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      required: ['summary', 'next', 'verify'],
      off: ['stashed', 'bare-link'],
      recipients: ['platform@example.org'],
      templates: [
        {
          branches: ['hotfix/*', 'main'],
          content: {
            summary: 'Impact:\nSince:\n',
            state: 'urgent',
            next: [
              { id: '', text: 'Tell support' },
              { id: '', text: 'Write the report', due: '2026-11-30' },
            ],
            verify: [{ run: 'npm test' }],
          },
        },
        { branches: ['*'], content: { doNotTouch: [] } },
      ],
    });
  });

  it('may be none, or only a comment', () => {
    for (const text of ['', '\n', '# later\n  # more\n', 'required:\n', 'required: []\ngaps: {}\n'])
      assert.deepEqual(read(text), { settings: noTeamSettings, problems: [] }, JSON.stringify(text));
  });

  it('lose nothing by a mistake beside them, which is told with its line', () => {
    const { settings, problems } = read(
      [
        'required: [next, mood]',
        'recipients:',
        '  - platform',
        '  - ok@example.org',
        'gaps: {off: [stashed, no-such-rule]}',
        'require: [verify]',
        'templates:',
        '  - branches: [main]',
        '    sections: {summry: x}',
        '  - branches: [main]',
        '    sections: {summary: x}',
      ].join('\n'),
    );
    assert.deepEqual(
      [settings.required, settings.recipients, settings.off],
      [['next'], ['ok@example.org'], ['stashed']],
    );
    assert.deepEqual(settings.templates, [{ branches: ['main'], content: { summary: 'x' } }]);
    assert.deepEqual(
      problems.map(({ line }) => line).sort((a, b) => (a ?? 0) - (b ?? 0)),
      [1, 3, 5, 6, 9],
    );
    const reasons = problems.map(({ reason }) => reason).join('\n');
    assert.match(reasons, /required\[1\]: expected one of .*, found "mood"/);
    assert.match(reasons, /recipients\[0\]: expected an e-mail address/);
    assert.match(reasons, /expected only known fields, found "require"/);
    assert.match(reasons, /templates\[0\]\.sections: expected only known fields, found "summry"/);
  });

  it('are told where a list is none', () => {
    const { settings, problems } = read('required: next\ntemplates: {main: x}\ngaps: off\n');
    assert.deepEqual(settings, noTeamSettings);
    assert.equal(problems.length, 2);
  });

  it('take no command that is more than one line', () => {
    const { settings, problems } = read(
      'templates:\n  - branches: ["*"]\n    sections: {verify: ["npm test\\nrm -rf ~"]}\n',
    );
    assert.deepEqual([settings.templates, problems.length], [[], 1]);
  });

  it('are refused as a whole only where they are no YAML, or more than a record may hold', () => {
    for (const text of ['required: [next', 'x: &a 1', '- next', `required: [${'next, '.repeat(20_000)}]`])
      assert.equal(parseTeam(text).ok, false, text.slice(0, 40));
  });

  it('never throw, whatever stands at their places', () => {
    const keys = fc.constantFrom(
      'required',
      'recipients',
      'gaps',
      'templates',
      'off',
      'branches',
      'sections',
    );
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('next', 'stashed', 'a@b.c', null, true, 7, '', '__proto__'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(keys, tie('value')),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, json.value), (settings) => {
        const parsed = parseTeam(JSON.stringify(settings));
        assert.ok(parsed.ok);
        // What is told to be wrong is nowhere in what counts.
        assert.ok(parsed.value.settings.recipients.every((email) => email.includes('@')));
      }),
    );
  });
});
