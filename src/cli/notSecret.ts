import type { NotSecret } from '../domain/secrets/finding';

/** The option by which somebody who has looked says that what looks like a secret is none. */
export const notSecretOption = {
  'not-secret': { type: 'boolean', help: 'what looks like a secret is none: save it' },
} as const;

/** What that option says, for what is to be written. */
export function notSecretBy(options: { readonly 'not-secret'?: boolean }): { readonly notSecret: NotSecret } {
  return { notSecret: options['not-secret'] === true ? 'all' : [] };
}
