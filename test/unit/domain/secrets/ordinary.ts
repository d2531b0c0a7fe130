// Notes as people write them: full of things that look like secrets and are none.
import { newId } from '../../../../src/domain/ids';
import { alnum, base64, digits, hex, lower, Random } from './random';

const uuid = (r: Random): string => [8, 4, 4, 4, 12].map((length) => r.text(hex, length)).join('-');
const word = (r: Random): string =>
  r.pick([
    'refresh',
    'token',
    'login',
    'queue',
    'invoice',
    'cache',
    'render',
    'session',
    'search',
    'index',
    'lock',
  ]);
const camel = (r: Random): string =>
  `${word(r)}${['By', 'For', 'Of', 'With'][r.int(0, 3)] ?? ''}${capital(word(r))}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const path = (r: Random): string =>
  `${r.pick(['src', 'test', 'packages/api', 'apps/web/src'])}/${word(r)}/${camel(r)}.${r.pick(['ts', 'tsx', 'go', 'py', 'rs', 'sql'])}`;
const person = (r: Random): string => r.pick(['ana', 'bo', 'chidi', 'dana', 'emre']);

/** Things that stand in notes, each one ordinary. */
const pieces: readonly ((r: Random) => string)[] = [
  (r) => `commit ${r.text(hex, 40)}`,
  (r) => `It broke with ${r.text(hex, r.int(7, 12))} and was fine in ${r.text(hex, 40)}.`,
  (r) => `tree ${r.text(hex, 64)}`,
  (r) => `sha256:${r.text(hex, 64)} is the image that runs now`,
  (r) => `md5 ${r.text(hex, 32)}  dump.sql.gz`,
  (r) => `trace id ${uuid(r)}`,
  (r) => `user_id=${uuid(r)}&page=${r.int(1, 90)}`,
  (r) =>
    `The handoff before: ${newId(new Date(1.79e12 + r.int(0, 1e9) * 1000), 'Ana Sousa', Buffer.from(r.text(alnum, 6)))}`,
  (r) => `"integrity": "sha512-${r.text(base64, 86)}=="`,
  (r) => `"integrity": "sha1-${r.text(base64, 27)}="`,
  (r) => `h1:${r.text(base64, 43)}= in go.sum`,
  (r) => `checksum = "${r.text(hex, 64)}"`,
  (r) => `Look at ${path(r)}:${r.int(1, 900)} first, then ${path(r)}.`,
  (r) => `https://github.com/films/films/pull/${r.int(1, 9999)}#discussion_r${r.text(digits, 10)}`,
  (r) =>
    `https://films.example.org/search?q=${word(r)}+${word(r)}&sort=-created&page=${r.int(1, 50)}&utm_source=mail`,
  (r) =>
    `https://example.sentry.io/issues/${r.text(digits, 10)}/?project=${r.text(digits, 16)}&query=is%3Aunresolved`,
  (r) => `https://docs.google.com/document/d/${r.text(alnum, 44)}/edit`,
  (r) => `https://www.figma.com/file/${r.text(alnum, 22)}/Login?node-id=${r.int(1, 99)}%3A${r.int(1, 99)}`,
  (r) => `${person(r)}.${word(r)}@example.org`,
  (r) => `git@github.com:films/${word(r)}.git`,
  (r) => `ssh://git@git.example.org:2222/films/${word(r)}.git`,
  (r) =>
    `The box is 10.${r.int(0, 255)}.${r.int(0, 255)}.${r.int(1, 254)}:8443, or fe80::${r.text(hex, 4)}:${r.text(hex, 4)}`,
  (r) => `http://localhost:${r.int(3000, 9000)}/${word(r)}`,
  () => 'postgres://postgres:postgres@localhost:5432/films',
  () => 'postgres://USER:PASSWORD@HOST:5432/DB',
  () => 'https://${USER}:${TOKEN}@git.example.org/films.git',
  () => 'amqp://guest:guest@localhost',
  () => 'The password is in the vault under films/staging.',
  () => 'password: ask Bo',
  () => 'password: <from the vault>',
  () => 'Password: see 1Password, entry "films staging"',
  () => 'DB_PASSWORD=${DB_PASSWORD:-postgres}',
  () => 'export API_KEY=$(op read op://films/api/key)',
  () => 'api_key: ${{ secrets.API_KEY }}',
  () => 'API_KEY=your-api-key-here',
  () => 'token=xxxxxxxxxxxxxxxxxxxxxxxx',
  () => 'token: string | undefined;',
  () => 'const token = await getToken(session, { refresh: true });',
  () => 'accessToken: response.data.access_token,',
  () => 'if (password.length < 12) throw new WeakPasswordError();',
  () => 'passwordHash: bcrypt.hashSync(password, 10)',
  () => 'secretName: films-staging-tls-2',
  () => 'secret_key_base comes from the credentials file, config/credentials.yml.enc',
  () => 'The token bucket: 40 per minute, burst 120.',
  () => 'token_endpoint: https://login.example.org/oauth2/v2.0/token',
  () => 'Authorization: Bearer <token>',
  () => 'curl -H "Authorization: Bearer $TOKEN" https://films.example.org/me',
  () => 'curl -u "$USER:$PASSWORD" https://films.example.org/me',
  () => 'Set AWS_SECRET_ACCESS_KEY and AWS_ACCESS_KEY_ID; mine came from the SSO page.',
  () => `AWS's own sample key ${['AKIA', 'IOSFODNN7EXAMPLE'].join('')} is in the test on purpose.`,
  () => 'It fails on "-----BEGIN PRIVATE KEY-----": the header is fine, the body is cut.',
  () => 'The PAT needs the scopes repo and read:org.',
  () => 'sk-toggle, sk-button and sk-card are the new class names.',
  (r) => `key-${r.int(1, 40)} of the map is never read`,
  (r) => `cacheKey = \`${word(r)}:\${user.id}:v${r.int(1, 9)}\``,
  (r) => `primary key: (${word(r)}_id, created_at)`,
  (r) => `npm run ${word(r)}:${word(r)} -- --grep "${camel(r)}"`,
  (r) =>
    `docker run --rm -p ${r.int(3000, 9999)}:80 films/${word(r)}:${r.int(1, 9)}.${r.int(0, 20)}.${r.int(0, 9)}`,
  (r) => `${camel(r)} calls ${camel(r)} twice; ${camel(r)} is enough.`,
  (r) => `feature/${word(r)}-${word(r)}-${r.int(100, 9999)} waits for FILMS-${r.int(100, 9999)}`,
  (r) =>
    `took ${r.int(1, 900)} ms at 2026-11-${String(r.int(10, 28))}T${String(r.int(10, 23))}:04:${String(r.int(10, 59))}.${r.text(digits, 3)}Z`,
  (r) => `data:image/png;base64,iVBORw0KGgo${r.text(base64, 120)}`,
  (r) => `etag: W/"${r.text(hex, 8)}-${r.text(alnum, 27)}"`,
  (r) => `index ${r.text(hex, 10)}..${r.text(hex, 10)} 100644`,
  (r) => `${r.text(digits, 13)} is the timestamp, ${r.text(digits, 10)}:${r.int(1, 9)} the offset`,
  (r) => `arn:aws:iam::${r.text(digits, 12)}:role/films-${word(r)}`,
  (r) => `s3://films-${word(r)}-${r.text(lower, 6)}/raw/2026/11/${uuid(r)}.parquet`,
  (r) => `x-request-id: ${r.text(hex, 16)}-${r.text(hex, 4)}`,
  (r) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text(base64, 43)} ${person(r)}@films`,
  (r) => `gpg: key ${r.text(hex, 16).toUpperCase()} is not certified`,
  (r) => `next-action=${r.text(hex, 40)}`,
  (r) => `X-Amz-Date=20261124T175403Z&X-Amz-Expires=${r.int(60, 900)}`,
];

const sentences: readonly ((r: Random) => string)[] = [
  (r) => `The ${word(r)} works again, the ${word(r)} does not.`,
  (r) => `I tried to move the ${word(r)} into the ${word(r)}; it deadlocks under load.`,
  (r) => `Before you touch ${path(r)}, run the slow tests.`,
  (r) => `${capital(person(r))} knows why the ${word(r)} is locked for ${r.int(2, 60)} s.`,
  (r) => `If the ${word(r)} fails, roll back and tell ${person(r)}.`,
  () => 'Nothing is pushed yet.',
  () => 'Der Test läuft nur mit Node 22, auf 20 bricht er ab.',
  () => 'ログインの更新はまだ動きません。',
];

/** So many notes of a few lines each; in every one something that only looks like a secret. */
export function ordinaryNotes(count: number, seed = 4711): readonly string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: random.int(3, 8) }, (_, line) =>
      line === 0 || random.next() < 0.5 ? random.pick(pieces)(random) : random.pick(sentences)(random),
    ).join(random.pick(['\n', ' ', '\n- '])),
  );
}
