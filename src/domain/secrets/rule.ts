/** What a secret is, whoever gave it out. */
export type SecretWhat = 'token' | 'key' | 'password' | 'webhook' | 'private-key';

/** How one kind of secret is recognised. */
export interface SecretRule {
  /** Names the kind, for tools and tests: `github-token`. */
  readonly kind: string;
  readonly what: SecretWhat;
  /** Whose it is, by its proper name; absent where the form says no more than what it is. */
  readonly of?: string;
  /** The page that describes it: the vendor's own, or the specification of the format. */
  readonly source: string;
  /** In lower case. One of them is in every text that the pattern matches, and looking for them is cheap. */
  readonly hints: readonly string[];
  /**
   * Global, with indices; the secret is the group `secret`, else the whole match. Every quantifier has an
   * upper bound, so that no text takes longer than its length times that.
   */
  readonly pattern: RegExp;
  /** Takes away what has the form and is none. */
  readonly accepts?: (secret: string) => boolean;
}

/**
 * Before a token stands no letter or digit, else it is the middle of something longer. In JSON a letter may
 * be the end of an escape, as in `\nghp_`.
 */
const before = String.raw`(?<!(?<!\\)[A-Za-z0-9])`;

/** A pattern for a token that begins on its own; `body` is a regular expression. */
export function token(body: string): RegExp {
  return new RegExp(before + body, 'dg');
}

/** As `token`, for one whose length is fixed: what goes on after it is something else. */
export function wholeToken(body: string): RegExp {
  return new RegExp(`${before}${body}(?![A-Za-z0-9])`, 'dg');
}
