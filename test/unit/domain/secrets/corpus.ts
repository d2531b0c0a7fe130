// Secrets of every kind, put together from parts when a test runs: no file of the repository holds one, so no
// scanner stumbles over it. None of them opens anything.
import { alnum, base32, base64, digits, hex, letters, lower, Random, upper, urlSafe } from './random';

/** A secret, and the text that somebody wrote around it. */
export interface Sample {
  readonly kind: string;
  readonly secret: string;
  readonly text: string;
}

/** A secret alone, for any surroundings; or with the words that it stands in, where those belong to it. */
type Made = string | { readonly secret: string; readonly text: string };
type Make = (random: Random) => Made;

const surroundings: readonly ((secret: string) => string)[] = [
  (secret) => `Staging answers again with ${secret}, please rotate it when you are done.`,
  (secret) => `- log in on the box\n- then run the import with \`${secret}\`\n- look at the graph`,
  (secret) => `It reads "${secret}" from my shell; yours differs.`,
  (secret) => `Left to do: the deploy (${secret}).\n\nThen merge.`,
  (secret) => `curl -H 'X-Auth: ${secret}' https://api.example.org/v1/things?page=2`,
];

const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((length) => random.text(hex, length)).join('-');
const around = (secret: string, text: (secret: string) => string): Made => ({ secret, text: text(secret) });
const base64Of = (text: string): string => Buffer.from(text).toString('base64');
const jsonPart = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const armoured = (random: Random, label: string, lines: number): string =>
  [
    cut`-----|BEGIN ${label}-----`,
    ...Array.from({ length: lines }, () => random.text(base64, 64)),
    cut`-----|END ${label}-----`,
  ].join('\n');
/** A password as people and generators make them. */
const password = (random: Random): string =>
  random.pick([
    () => random.text(alnum, 14) + random.text(digits, 1),
    () => `${random.text(upper, 1)}${random.text(lower, 6)}${random.text(digits, 4)}!`,
    () => `${random.text(letters, 5)}-${random.text(alnum, 6)}#${random.text(digits, 2)}`,
  ])();

/** A template with bars in it that go: where the parts of a secret meet in this file. */
function cut(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.map((part, n) => part.replaceAll('|', '') + (values[n] ?? '')).join('');
}

/** One maker for each kind of secret that the table of rules names. */
export const makers: Readonly<Record<string, Make>> = {
  'github-token': (r) => `gh${r.pick(['p', 'o', 'u', 's', 'r'])}_${r.text(alnum, 36)}`,
  'github-fine-grained-token': (r) => cut`github_|pat_${r.text(alnum, 22)}_${r.text(alnum, 59)}`,
  'gitlab-token': (r) =>
    `gl${r.pick(['pat', 'dt', 'rt', 'ptt', 'agent', 'soat', 'cbt'])}-${r.text(urlSafe, 19)}${r.text(alnum, 1)}`,
  'bitbucket-app-password': (r) => cut`AT|BB${r.text(alnum, 32)}`,
  'atlassian-api-token': (r) => cut`AT|ATT3xFfGF0${r.text(urlSafe, 171)}=${r.text(upper + digits, 8)}`,

  'aws-access-key': (r) => cut`${r.pick(['AK', 'AS'])}|IA${r.text(base32, 16)}`,
  'aws-secret-key': (r) =>
    around(r.text(base64, 40), (secret) =>
      r.pick([
        `aws_secret_access_key = ${secret}`,
        `export AWS_SECRET_ACCESS_KEY=${secret}`,
        `"SecretAccessKey": "${secret}",`,
      ]),
    ),
  'google-api-key': (r) => cut`AI|za${r.text(urlSafe, 34)}${r.text(alnum, 1)}`,
  'google-client-secret': (r) => cut`GOC|SPX-${r.text(urlSafe, 27)}${r.text(alnum, 1)}`,
  'google-access-token': (r) => cut`ya|29.a0${r.text(urlSafe, 140)}${r.text(alnum, 1)}`,
  'azure-storage-key': (r) =>
    around(
      `${r.text(base64, 86)}==`,
      (secret) =>
        `DefaultEndpointsProtocol=https;AccountName=films;AccountKey=${secret};EndpointSuffix=core.windows.net`,
    ),
  'azure-shared-access-key': (r) =>
    around(
      `${r.text(base64, 43)}=`,
      (secret) =>
        `Endpoint=sb://films.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${secret}`,
    ),
  'azure-sas-signature': (r) =>
    around(
      encodeURIComponent(`${r.text(base64, 43)}=`),
      (secret) =>
        `https://films.blob.core.windows.net/raw?sv=2022-11-02&sp=r&se=2026-12-01T00:00:00Z&sig=${secret}`,
    ),
  'azure-client-secret': (r) => cut`${r.text(alnum, 3)}8|Q~${r.text(`${alnum}_.~-`, 33)}${r.text(alnum, 1)}`,
  'azure-devops-token': (r) => cut`${r.text(alnum, 76)}AZ|DO${r.text(alnum, 4)}`,
  'digitalocean-token': (r) => `do${r.pick(['p', 'o', 'r'])}_v1_${r.text(hex, 64)}`,
  'heroku-api-key': (r) => cut`HR|KU-AA${r.text(urlSafe, 57)}${r.text(alnum, 1)}`,
  'cloudflare-origin-key': (r) => `v1.0-${r.text(hex, 24)}-${r.text(hex, 146)}`,
  'alibaba-access-key': (r) => cut`LT|AI5t${r.text(alnum, 18)}`,
  'netlify-token': (r) => cut`nf|p_${r.text(alnum, 36)}`,
  'supabase-key': (r) => r.pick([cut`sb|p_${r.text(hex, 40)}`, cut`sb_|secret_${r.text(alnum, 31)}`]),
  'planetscale-token': (r) => `pscale_${r.pick(['tkn', 'pw', 'oauth'])}_${r.text(alnum, 43)}`,
  'databricks-token': (r) => cut`da|pi${r.text(hex, 32)}${r.pick(['', '-2'])}`,
  'fly-token': (r) => cut`fm|2_${r.text(base64, 160)}${r.text(alnum, 1)}`,

  'vault-token': (r) => `hv${r.pick(['s', 'b', 'r'])}.${r.text(urlSafe, 90)}${r.text(alnum, 1)}`,
  'terraform-token': (r) => cut`${r.text(alnum, 14)}.|atlasv1.${r.text(alnum, 67)}`,
  'pulumi-token': (r) => cut`pu|l-${r.text(hex, 40)}`,
  'doppler-token': (r) => cut`d|p.${r.pick(['pt', 'ct', 'sa'])}.${r.text(alnum, 43)}`,
  '1password-token': (r) =>
    cut`op|s_${jsonPart({ signInAddress: 'films.1password.com', secretKey: r.text(alnum, 190) })}`,
  'tailscale-key': (r) =>
    cut`ts|key-${r.pick(['auth', 'api', 'client'])}-k${r.text(alnum, 10)}CNTRL-${r.text(alnum, 32)}`,
  'age-secret-key': (r) => cut`AGE-|SECRET-KEY-1${r.text('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`,

  'npm-token': (r) => cut`np|m_${r.text(alnum, 36)}`,
  'npmrc-login': (r) =>
    r.pick([
      () => around(uuid(r), (secret) => `//registry.example.org/:_authToken=${secret}`),
      () => around(base64Of(`ana:${password(r)}`), (secret) => `//npm.example.org/:_auth=${secret}`),
      () => around(base64Of(password(r)), (secret) => `//npm.example.org/:_password=${secret}`),
    ])(),
  'pypi-token': (r) => cut`py|pi-AgEIcHlwaS5vcmc${r.text(urlSafe, 150)}${r.text(alnum, 1)}`,
  'rubygems-key': (r) => cut`ruby|gems_${r.text(hex, 48)}`,
  'crates-token': (r) => cut`ci|o${r.text(alnum, 32)}`,
  'nuget-key': (r) => cut`oy|2${r.text(lower + digits, 43)}`,
  'docker-token': (r) => `dckr_${r.pick(['pat', 'oat'])}_${r.text(urlSafe, 26)}${r.text(alnum, 1)}`,
  'docker-login': (r) =>
    around(
      base64Of(`ana:${password(r)}`),
      (secret) => `{ "auths": { "r.example.org": { "auth": "${secret}" } } }`,
    ),
  'artifactory-key': (r) => cut`AK|Cp${r.text(alnum, 69)}`,
  'clojars-token': (r) => cut`CLO|JARS_${r.text(hex, 60)}`,

  'slack-token': (r) =>
    r.pick([
      cut`xox|b-${r.text(digits, 12)}-${r.text(digits, 13)}-${r.text(alnum, 24)}`,
      cut`xox|p-${r.text(digits, 12)}-${r.text(digits, 12)}-${r.text(digits, 13)}-${r.text(hex, 32)}`,
      cut`xa|pp-1-A${r.text(upper + digits, 10)}-${r.text(digits, 13)}-${r.text(hex, 64)}`,
    ]),
  'slack-webhook': (r) =>
    cut`https://hooks.|slack.com/services/T${r.text(upper + digits, 8)}/B${r.text(upper + digits, 10)}/${r.text(alnum, 24)}`,
  'discord-token': (r) =>
    `${r.pick(['M', 'N', 'O'])}${r.text(alnum, 25)}.${r.text(urlSafe, 6)}.${r.text(urlSafe, 37)}${r.text(alnum, 1)}`,
  'discord-webhook': (r) =>
    cut`https://discord.com/api/|webhooks/${r.text(digits, 18)}/${r.text(urlSafe, 68)}`,
  'teams-webhook': (r) =>
    cut`https://films.webhook.|office.com/webhookb2/${uuid(r)}@${uuid(r)}/IncomingWebhook/${r.text(hex, 32)}/${uuid(r)}`,
  'telegram-token': (r) => cut`${r.text('123456789', 10)}:A|A${r.text(urlSafe, 32)}${r.text(alnum, 1)}`,
  'stripe-key': (r) =>
    `${r.pick(['sk', 'rk'])}_${r.pick(['live', 'test'])}_${r.text(alnum, r.pick([24, 99]))}`,
  'stripe-webhook-secret': (r) => cut`wh|sec_${r.text(alnum, 32)}`,
  'square-token': (r) =>
    r.pick([
      cut`sq0|atp-${r.text(alnum, 22)}`,
      cut`sq0|csp-${r.text(alnum, 43)}`,
      cut`EA|AA${r.text(alnum, 60)}`,
    ]),
  'braintree-token': (r) => cut`access_|token$production$${r.text(lower + digits, 16)}$${r.text(hex, 32)}`,
  'shopify-token': (r) => `shp${r.pick(['at', 'ca', 'pa', 'ss'])}_${r.text(hex, 32)}`,
  'twilio-key': (r) => cut`S|K${r.text(hex, 32)}`,
  'sendgrid-key': (r) => cut`S|G.${r.text(alnum, 22)}.${r.text(urlSafe, 42)}${r.text(alnum, 1)}`,
  'mailgun-key': (r) =>
    r.pick([
      () => cut`ke|y-${r.text(hex, 32)}`,
      () =>
        around(
          `${r.text(hex, 32)}-${r.text(hex, 8)}-${r.text(hex, 8)}`,
          (secret) => `Mailgun wants ${secret} now`,
        ),
    ])(),
  'mailchimp-key': (r) => `${r.text(hex, 32)}-us${r.int(1, 21)}`,
  'brevo-key': (r) => cut`xkey|sib-${r.text(hex, 64)}-${r.text(alnum, 16)}`,
  'postman-key': (r) => cut`PM|AK-${r.text(hex, 24)}-${r.text(hex, 34)}`,
  'linear-key': (r) => cut`lin_|api_${r.text(alnum, 40)}`,
  'notion-token': (r) =>
    r.pick([cut`nt|n_${r.text(digits, 11)}${r.text(alnum, 35)}`, `secret_${r.text(alnum, 43)}`]),
  'figma-token': (r) => `fig${r.pick(['d', 'o'])}_${r.text(urlSafe, 39)}${r.text(alnum, 1)}`,
  'airtable-token': (r) => cut`pa|t${r.text(alnum, 14)}.${r.text(hex, 64)}`,
  'hubspot-token': (r) => `pat-${r.pick(['na1', 'eu1'])}-${uuid(r)}`,
  'newrelic-key': (r) =>
    r.pick([cut`NR|AK-${r.text(upper + digits, 27)}`, cut`NR|II-${r.text(urlSafe, 31)}${r.text(alnum, 1)}`]),
  'grafana-token': (r) =>
    r.pick([
      cut`gl|sa_${r.text(alnum, 32)}_${r.text(hex, 8)}`,
      cut`gl|c_${jsonPart({ o: r.text(digits, 6), k: r.text(alnum, 60) })}`,
    ]),
  'sentry-token': (r) =>
    r.pick([
      cut`sntry|u_${r.text(hex, 64)}`,
      cut`sntry|s_${jsonPart({ iat: 1.7e9, org: 'films' })}_${r.text(base64, 43)}`,
    ]),
  'dynatrace-token': (r) => cut`dt0|c01.${r.text(base32, 24)}.${r.text(base32, 64)}`,
  'circleci-token': (r) => `CCI${r.pick(['PAT', 'PRJ'])}_${r.text(alnum, 22)}_${r.text(hex, 40)}`,
  'buildkite-token': (r) => cut`bk|ua_${r.text(hex, 40)}`,
  'sonar-token': (r) => `sq${r.pick(['u', 'p', 'a'])}_${r.text(hex, 40)}`,
  'contentful-token': (r) => cut`CF|PAT-${r.text(urlSafe, 42)}${r.text(alnum, 1)}`,

  'openai-key': (r) =>
    r.pick([
      cut`sk-${r.text(alnum, 20)}T3|BlbkFJ${r.text(alnum, 20)}`,
      cut`sk-${r.pick(['proj', 'svcacct', 'admin'])}-${r.text(urlSafe, 74)}T3|BlbkFJ${r.text(urlSafe, 73)}${r.text(alnum, 1)}`,
    ]),
  'anthropic-key': (r) => cut`sk-|ant-${r.pick(['api03', 'admin01'])}-${r.text(urlSafe, 93)}AA`,
  'huggingface-token': (r) => cut`h|f_${r.text(letters, 34)}`,
  'groq-key': (r) => cut`gs|k_${r.text(alnum, 52)}`,
  'replicate-token': (r) => cut`r|8_${r.text(alnum, 37)}`,
  'perplexity-key': (r) => cut`pp|lx-${r.text(alnum, 48)}`,
  'openrouter-key': (r) => cut`sk-|or-v1-${r.text(hex, 64)}`,

  'private-key': (r) =>
    r.pick([
      () =>
        around(
          armoured(r, `${r.pick(['RSA ', 'EC ', '', 'ENCRYPTED ', 'OPENSSH '])}PRIVATE KEY`, 6),
          (secret) => `Put this on the box:\n\n${secret}\n`,
        ),
      // As a service account's JSON holds it.
      () => {
        const secret = armoured(r, 'PRIVATE KEY', 5).replaceAll('\n', '\\n');
        return { secret, text: `{ "type": "service_account", "private_key": "${secret}\\n" }` };
      },
    ])(),
  'pgp-private-key': (r) =>
    around(
      armoured(r, 'PGP PRIVATE KEY BLOCK', 6).replace('-----\n', '-----\n\n'),
      (secret) => `The signing key:\n${secret}`,
    ),
  'putty-private-key': (r) =>
    around(
      [
        cut`PuTTY-User-|Key-File-3: ssh-ed25519`,
        'Encryption: none',
        'Comment: ana@films',
        'Public-Lines: 1',
        r.text(base64, 64),
        'Private-Lines: 1',
        r.text(base64, 64),
      ].join('\n'),
      (secret) => `Key for the box:\n${secret}`,
    ),
  jwt: (r) =>
    `${jsonPart({ alg: 'HS256', typ: 'JWT' })}.${jsonPart({ sub: r.text(digits, 10), iat: 1_700_000_000 })}.${r.text(urlSafe, 42)}${r.text(alnum, 1)}`,
  'url-password': (r) =>
    around(password(r).replaceAll('#', '%23'), (secret) =>
      r.pick([
        `postgres://films:${secret}@db.example.org:5432/films?sslmode=require`,
        `git clone https://ana:${secret}@git.example.org/films.git`,
        `amqps://worker:${secret}@mq.example.org/`,
        `REDIS_URL=redis://:${secret}@cache.example.org:6379/0`,
        `mongodb+srv://films:${secret}@c0.example.org/films`,
      ]),
    ),
  'connection-string': (r) =>
    around(password(r), (secret) =>
      r.pick([
        `Server=db.example.org;Database=films;User Id=films;Password=${secret};Encrypt=true`,
        `Data Source=db01;Initial Catalog=films;uid=films;pwd=${secret};`,
        `host=db.example.org port=5432 dbname=films user=films password=${secret}`,
      ]),
    ),
  'authorization-header': (r) =>
    r.pick([
      () =>
        around(
          base64Of(`ana:${password(r)}`),
          (secret) => `curl -H "Authorization: Basic ${secret}" https://films.example.org`,
        ),
      () => around(r.text(alnum, 40), (secret) => `-H 'authorization: Bearer ${secret}'`),
    ])(),
  'command-line-password': (r) =>
    around(password(r).replace('#', '_'), (secret) =>
      r.pick([
        `curl -u ana:${secret} https://films.example.org/health`,
        `curl --user "ana:${secret}" -X POST https://films.example.org/jobs`,
        `sshpass -p '${secret}' ssh ana@films.example.org`,
      ]),
    ),
  'netrc-login': (r) =>
    around(password(r), (secret) =>
      r.pick([
        `machine films.example.org login ana password ${secret}`,
        `machine films.example.org\n  login ana\n  password ${secret}\n`,
      ]),
    ),
  assignment: (r) =>
    r.pick([
      () => around(password(r), (secret) => `DB_PASSWORD=${secret}`),
      () => around(r.text(alnum, 32), (secret) => `api_key: "${secret}"`),
      () => around(r.text(hex, 64), (secret) => `SESSION_SECRET=${secret}`),
      () => around(r.text(hex, 32), (secret) => `DD_API_KEY=${secret}`),
      () => around(password(r), (secret) => `The staging password: ${secret}`),
      () => around(r.text(urlSafe, 24) + r.text(digits, 1), (secret) => `  accessToken: '${secret}',`),
      () => around(r.text(alnum, 28), (secret) => `const clientSecret = "${secret}";`),
    ])(),
};

/** So many secrets of every kind, each in words that somebody could have written. */
export function corpus(each: number, seed = 20261124): readonly Sample[] {
  const random = new Random(seed);
  return Object.entries(makers).flatMap(([kind, make]) =>
    Array.from({ length: each }, (_, n): Sample => {
      const made = make(random);
      const surround = surroundings[n % surroundings.length];
      return typeof made === 'string' && surround
        ? { kind, secret: made, text: surround(made) }
        : { kind, ...(made as Exclude<Made, string>) };
    }),
  );
}
