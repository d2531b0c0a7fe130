import { token, wholeToken, type SecretRule } from './rule';
import { isHardToGuess, isMade } from './value';

/** Forms that no vendor owns: keys in files, passwords where a URL, a header or a command takes one. */
export const formatRules: readonly SecretRule[] = [
  {
    kind: 'private-key',
    what: 'private-key',
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
    hints: ['private key-----'],
    // With something of the body: the header alone is what people write about it.
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----(?:\s|\\[nr]){1,8}(?:[A-Za-z-]{3,20}: [^\n\\]{1,80}(?:\s|\\[nr]){1,8}){0,4}[A-Za-z0-9+/=]{16,80}/dg,
  },
  {
    kind: 'pgp-private-key',
    what: 'private-key',
    of: 'PGP',
    source: 'https://www.rfc-editor.org/rfc/rfc9580#name-forming-ascii-armor',
    hints: ['private key block-----'],
    pattern:
      /-----BEGIN PGP PRIVATE KEY BLOCK-----(?:\s|\\[nr]){1,8}(?:[A-Za-z]{3,20}: [^\n\\]{1,80}(?:\s|\\[nr]){1,8}){0,4}[A-Za-z0-9+/=]{16,80}/dg,
  },
  {
    kind: 'putty-private-key',
    what: 'private-key',
    of: 'PuTTY',
    source: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
    hints: ['putty-user-key-file-'],
    pattern: /PuTTY-User-Key-File-[1-9]: [a-z0-9-]{3,40}\s{1,4}Encryption: /dg,
  },
  {
    kind: 'age-secret-key',
    what: 'private-key',
    of: 'age',
    source: 'https://age-encryption.org/v1',
    hints: ['age-secret-key-1'],
    pattern: wholeToken('AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}'),
  },
  {
    kind: 'jwt',
    what: 'token',
    of: 'JWT',
    source: 'https://www.rfc-editor.org/rfc/rfc7519#section-3.1',
    hints: ['eyj'],
    pattern: token(String.raw`eyJ[A-Za-z0-9_-]{10,800}\.eyJ[A-Za-z0-9_-]{10,3000}\.[A-Za-z0-9_-]{20,800}`),
  },
  {
    kind: 'url-password',
    what: 'password',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    hints: ['://'],
    // Where the user is the password too, it is the default of a database on the own machine.
    pattern: /:\/\/(?<user>[^\s/:@"'`<>]{0,80}):(?!\k<user>@)(?<secret>[^\s/@"'`<>]{3,128})@[A-Za-z0-9[]/dg,
    accepts: isMade,
  },
  {
    kind: 'authorization-header',
    what: 'password',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-authorization',
    hints: ['authorization'],
    pattern:
      /authorization["'`]?\s{0,3}[:=]\s{0,3}["'`]?(?:basic|bearer|token|apikey)\s{1,3}(?<secret>[A-Za-z0-9+/_.~-]{12,800}={0,2})/dgi,
    accepts: isMade,
  },
  {
    kind: 'command-line-password',
    what: 'password',
    source: 'https://curl.se/docs/manpage.html#-u',
    hints: ['curl', 'sshpass', 'wget'],
    pattern:
      /(?:(?:curl|wget)\s[^\n]{0,200}?\s?(?:-u|--user|--proxy-user)[ =]["']?[^\s:"'$]{1,64}:|sshpass\s{1,3}-p\s{0,3}|wget\s[^\n]{0,200}?--password=)["']?(?<secret>[^\s"'`]{6,128})/dg,
    accepts: isMade,
  },
  {
    kind: 'netrc-login',
    what: 'password',
    source: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    hints: ['machine'],
    pattern:
      /machine\s{1,4}\S{1,100}\s{1,8}login\s{1,4}\S{1,100}\s{1,8}password\s{1,4}(?<secret>\S{6,128})/dg,
    accepts: isMade,
  },
  {
    kind: 'connection-string',
    what: 'password',
    source: 'https://learn.microsoft.com/en-us/dotnet/framework/data/adonet/connection-string-syntax',
    hints: ['password', 'pwd'],
    // Beside whom the password is for, a weaker one is one too.
    pattern:
      /(?<=(?:user(?: ?id|name)?|uid|login)\s?=[^\n]{1,160}[;& ]\s?)(?:password|pwd)\s?=\s?["']?(?<secret>[^\s;&"'`]{6,128})/dgi,
    accepts: isMade,
  },
];

/** The names that say of a value that it is secret, from the surest to the one that needs the best proof. */
const surely =
  '(?:pass(?:word|wd|phrase)|passwd|secret(?:[_-]?key)?|api[_-]?key|private[_-]?key|credentials?)';
const maybe = '(?:access[_-]?key|auth[_-]?key|encryption[_-]?key|signing[_-]?key|token)';
const ending = String.raw`["'\`]?\s{0,3}(?:=>|:=|=|:)\s{0,3}["'\`]?(?<secret>[^\s"'\`,;]{8,256})`;

/** Last, as others say better what it is: anything that has a telling name and is hard to guess. */
export const assignmentRules: readonly SecretRule[] = [
  {
    kind: 'assignment',
    what: 'password',
    source: 'https://cwe.mitre.org/data/definitions/798.html',
    hints: ['pass', 'secret', 'api', 'private', 'credential'],
    pattern: new RegExp(`${surely}${ending}`, 'dgi'),
    accepts: (value) => isHardToGuess(value, 'named'),
  },
  {
    kind: 'assignment',
    what: 'token',
    source: 'https://cwe.mitre.org/data/definitions/798.html',
    hints: ['key', 'token'],
    pattern: new RegExp(`${maybe}${ending}`, 'dgi'),
    accepts: (value) => isHardToGuess(value, 'hinted'),
  },
];
