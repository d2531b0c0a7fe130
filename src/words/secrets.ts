import type { SecretFinding } from '../domain/secrets/finding';
import type { L10n } from './l10n';
import { fieldName } from './fields';

/** What was found, where, and no more of it than helps to find it: "Summary, line 2: this looks like …". */
function secretText(l10n: L10n, finding: SecretFinding): string {
  return l10n.t(
    '{0}: this looks like {1}, {2}',
    place(l10n, finding),
    secretName(l10n, finding),
    masked(l10n, finding),
  );
}

/** The same beside the field it is about. */
export function secretHere(l10n: L10n, finding: SecretFinding): string {
  const looks = l10n.t('This looks like {0}, {1}', secretName(l10n, finding), masked(l10n, finding));
  return finding.line > 1 || finding.row !== undefined ? `${looks} · ${within(l10n, finding)}` : looks;
}

/** All of them, and what follows from it. */
export function secretsText(l10n: L10n, findings: readonly SecretFinding[]): string {
  const found = findings.slice(0, mostNamed).map((finding) => `${secretText(l10n, finding)}.`);
  const more = findings.length - found.length;
  return [
    ...found,
    ...(more > 0 ? [l10n.t('And {0} more.', more)] : []),
    l10n.t('Nothing was saved yet, as whoever fetches it has it for good. Take it out if it is a secret.'),
  ].join(' ');
}

const mostNamed = 3;

function secretName(l10n: L10n, { what, of }: SecretFinding): string {
  switch (what) {
    case 'token':
      return of === undefined ? l10n.t('a token') : l10n.t('a token ({0})', of);
    case 'key':
      return of === undefined ? l10n.t('a key') : l10n.t('a key ({0})', of);
    case 'password':
      return of === undefined ? l10n.t('a password or secret') : l10n.t('a secret ({0})', of);
    case 'webhook':
      return of === undefined ? l10n.t('a secret address') : l10n.t('a secret address ({0})', of);
    case 'private-key':
      return of === undefined ? l10n.t('a private key') : l10n.t('a private key ({0})', of);
  }
}

function masked(l10n: L10n, { begins, length }: SecretFinding): string {
  return l10n.t('{0}… of {1} characters', begins, length);
}

function place(l10n: L10n, finding: SecretFinding): string {
  const name = fieldName(l10n, finding.field);
  return finding.line > 1 || finding.row !== undefined ? `${name}, ${within(l10n, finding)}` : name;
}

/** "row 2", "line 3", "row 2, line 3". */
function within(l10n: L10n, { row, line }: SecretFinding): string {
  return [
    ...(row === undefined ? [] : [l10n.t('row {0}', row)]),
    ...(line > 1 ? [l10n.t('line {0}', line)] : []),
  ].join(', ');
}
