// The small project that people in tests and in the demo work on.

/** One commit of the project's beginning. */
export interface ProjectCommit {
  readonly message: string;
  readonly date: string;
  readonly files: Readonly<Record<string, string>>;
}

const session = `import { readToken, type Token } from './tokens';

/** Keeps a user signed in for as long as the token allows. */
export class Session {
  private token: Token | undefined;

  async start(name: string, password: string): Promise<void> {
    this.token = await readToken(name, password);
  }

  get active(): boolean {
    return this.token !== undefined && this.token.expires > Date.now();
  }
}
`;

const tokens = `/** What the token service gives us. */
export interface Token {
  readonly value: string;
  readonly expires: number;
}

export async function readToken(name: string, password: string): Promise<Token> {
  const body = JSON.stringify({ name, password });
  const response = await fetch('/token', { method: 'POST', body });
  if (!response.ok) throw new Error(\`Sign-in was refused: \${response.status}\`);
  return (await response.json()) as Token;
}
`;

const report = `import type { Row } from './rows';

/** Sums the visits of a month. */
export function monthlyVisits(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.visits, 0);
}
`;

/** The history of `main` before anybody leaves anything. */
export const projectHistory: readonly ProjectCommit[] = [
  {
    message: 'Sign in with a token',
    date: '2026-03-02T09:12:00Z',
    files: {
      'README.md': '# Login service\n\nSigns people in and reports their visits.\n',
      'package.json': '{\n  "name": "login-service",\n  "private": true,\n  "type": "module"\n}\n',
      'src/session.ts': session,
      'src/tokens.ts': tokens,
    },
  },
  {
    message: 'Report the visits of a month',
    date: '2026-03-04T15:40:00Z',
    files: {
      'src/report.ts': report,
      'src/rows.ts': 'export interface Row {\n  readonly day: string;\n  readonly visits: number;\n}\n',
    },
  },
  {
    message: 'Say how to run it',
    date: '2026-03-05T10:05:00Z',
    files: {
      'README.md':
        '# Login service\n\nSigns people in and reports their visits.\n\n    npm test\n    npm start\n',
    },
  },
];
