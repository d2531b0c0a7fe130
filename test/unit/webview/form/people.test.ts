import assert from 'node:assert/strict';
import { emailOf, personOf } from '../../../../src/webview/form/people';

const people = [
  { email: 'K.Ito@example.com', name: 'K. Ito', hint: '', time: '', overlap: '' },
  { email: 'diaz@example.com', name: 'M. Diaz', hint: '', time: '', overlap: '' },
];

describe('people of the form', () => {
  const found: readonly (readonly [typed: string, email: string | undefined])[] = [
    ['k.ito@EXAMPLE.com', 'K.Ito@example.com'],
    [' m. diaz ', 'diaz@example.com'],
    ['M. Diaz <diaz@example.com>', 'diaz@example.com'],
    ['New One <new@example.org>', 'new@example.org'],
    ['new@example.org', 'new@example.org'],
    ['me@localhost', 'me@localhost'],
    ['nobody', undefined],
    ['', undefined],
    ['two words@example.org', undefined],
    ['a@b@c', undefined],
    ['@example.org', undefined],
  ];
  for (const [typed, email] of found) {
    it(`takes "${typed}" for ${email ?? 'nobody'}`, () => assert.equal(emailOf(typed, people), email));
  }

  it('knows a person in any case, and shows an unknown one by the address', () => {
    assert.equal(personOf('k.ito@example.com', people).name, 'K. Ito');
    assert.deepEqual(personOf('x@y.z', people), {
      ...{ email: 'x@y.z', name: 'x@y.z' },
      ...{ hint: '', time: '', overlap: '' },
    });
  });
});
