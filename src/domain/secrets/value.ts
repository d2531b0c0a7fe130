import { isId } from '../ids';

/** Words by which people show that something stands here that is no secret. */
const placeholder =
  /example|sample|your|placeholder|change.?me|dummy|redacted|replace|insert|not.?(?:a|the).?real|xxxx|\*\*\*|\.\.\.|…|1234567890|0123456789|abcdefgh/i;

/** What programs put in place of a value: `$X`, `${x}`, `{{x}}`, `<x>`, `%s`, `process.env.X`, `getToken()`. */
const reference =
  /^[$<{%([]|[$<{}]|\{\{|^(?:process\.env|os\.environ|env|secrets|config|settings|this|self|req|res|response)\b|[(\][]/;

/** Passwords of a first try on the own machine, that open nothing elsewhere. */
const known = new Set([
  'password',
  'passwort',
  'passwd',
  'secret',
  'postgres',
  'mysql',
  'root',
  'admin',
  'guest',
  'test',
  'pass',
  'token',
  'minio123',
  'minioadmin',
  'rabbitmq',
  'p@ssw0rd',
  'password1',
  'password123',
  'x-oauth-basic',
  'x-access-token',
]);

/** True for what only shows how a secret looks: `AKIA…EXAMPLE`, `xxxxxxxx`. */
export function isExample(value: string): boolean {
  return placeholder.test(value) || new Set(value).size <= Math.min(5, value.length / 2);
}

/** False for what only stands in the place of a secret: an example, a variable, the default of a database. */
export function isMade(value: string): boolean {
  return !isExample(value) && !reference.test(value) && !known.has(value.toLowerCase());
}

/**
 * True for a value that no person would pick as a name of something. `named`: what stands before it says that
 * it is secret, so that a password of a person is enough. `hinted`: it could be a name, so only what a
 * machine has made counts.
 */
export function isHardToGuess(raw: string, how: 'named' | 'hinted'): boolean {
  const value = raw.replace(/[.:!?)]+$/, '');
  if (!isMade(value) || isId(value) || isPlace(value) || isIdentifier(value)) {
    return false;
  }
  const isMixed = /[A-Za-z]/.test(value) && /\d/.test(value);
  return how === 'named'
    ? value.length >= 8 && isMixed && entropy(value) >= 2.7
    : value.length >= 16 && isMixed && !isObjectId(value) && !isUuid(value) && entropy(value) >= 3.3;
}

/** A git object id, also shortened. */
function isObjectId(value: string): boolean {
  return /^[0-9a-f]{7,64}$/.test(value);
}

function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

/** A path, an address, a file name, a time. */
function isPlace(value: string): boolean {
  return (
    /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/|\.{0,2}\/|~\/|[A-Za-z]:\\)/.test(value) ||
    /^\d{4}-\d{2}-\d{2}/.test(value) ||
    /\.[a-z]{2,5}$/.test(value) ||
    (value.includes('/') && value.split('/').every((part) => isWord(part)))
  );
}

/** Words joined as programs join them, each with a short number at most: `films-staging-tls-2`, `getTokenV2`. */
function isIdentifier(value: string): boolean {
  const parts = value.split(/[-_.:@/+=&?#]/).filter((part) => part !== '');
  return parts.length > 1 && parts.every(isWord);
}

function isWord(part: string): boolean {
  return /^(?:[A-Za-z]{1,24}\d{0,2}|\d{1,4}|[vV]\d{1,3})$/.test(part) && !/[a-z][A-Z][a-z]?[A-Z]/.test(part);
}

/** Shannon's measure of a text's own characters, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
