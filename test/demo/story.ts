// What Ana has done when the demo begins: one branch to leave, one that was handed over.

const tokensOnExport = `import type { Row } from './rows';

/** One line per day, as spreadsheets read it. */
export function toCsv(rows: readonly Row[]): string {
  return ['day,visits', ...rows.map(({ day, visits }) => \`\${day},\${visits}\`)].join('\\r\\n');
}
`;

const download = `import { toCsv } from './csv';
import type { Row } from './rows';

/** Offers the visits of a month as a file. */
export function download(rows: readonly Row[]): Blob {
  return new Blob([toCsv(rows)], { type: 'text/csv' });
}
`;

const renew = `import { readToken, type Token } from './tokens';

/** A minute before the end, so that a slow answer does not sign anybody out. */
const early = 60_000;

export async function renewed(token: Token, name: string, password: string): Promise<Token> {
  return token.expires - early > Date.now() ? token : readToken(name, password);
}
`;

const lock = `let running: Promise<void> | undefined;

/** Two tabs that renew at once would cancel each other's token. */
export async function once(work: () => Promise<void>): Promise<void> {
  running ??= work().finally(() => (running = undefined));
  await running;
}
`;

/** A commit of the story, hours before the demo starts. */
export interface StoryCommit {
  readonly message: string;
  readonly hoursAgo: number;
  readonly files: Readonly<Record<string, string>>;
}

/** `feature/export`: pushed, with a handoff to Kenji. */
export const exportCommits: readonly StoryCommit[] = [
  { message: 'Write visits as CSV', hoursAgo: 26, files: { 'src/csv.ts': tokensOnExport } },
  { message: 'Offer the CSV as a download', hoursAgo: 25, files: { 'src/download.ts': download } },
];

/** The handoff that waits for Kenji, as `handoff write --file` takes it. */
export const exportHandoff = `to:
  - kenji@example.org
state: watch
stateReason: The accountants want the file by Thursday.
summary: |-
  Visits can be exported as CSV. Quoting is not done: a comma in a name breaks the row.
next:
  - text: Quote fields with a comma, a quote or a line end
  - text: Put a download button on the report page
verify:
  - run: npm test -- csv
    expect: all pass but "quotes commas"
questions:
  - text: Do the accountants need a semicolon instead of a comma?
    to: kenji@example.org
`;

/** `feature/login`: checked out in Ana's clone. The first is pushed, the others are only there. */
export const loginCommits: readonly StoryCommit[] = [
  { message: 'Renew the token before it ends', hoursAgo: 5, files: { 'src/renew.ts': renew } },
  { message: 'Renew only once for all tabs', hoursAgo: 3, files: { 'src/lock.ts': lock } },
  {
    message: 'Use the lock for every renewal',
    hoursAgo: 1,
    files: { 'src/renew.ts': renew.replace("'./tokens';", "'./tokens';\nimport { once } from './lock';") },
  },
];

/** Not committed when the demo starts. */
export const loginUncommitted: Readonly<Record<string, string>> = {
  'src/cookie.ts':
    '// TODO: the old cookie goes once both tabs survive a renewal.\nexport const oldCookie = "sid";\n',
};
