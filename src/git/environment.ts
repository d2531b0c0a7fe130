/** A process environment, as `child_process` takes it. */
export type Environment = Readonly<Record<string, string>>;

/** Who writes and whose configuration counts: the user's own choices, and no program among them. */
const keptAlways = [
  'GIT_AUTHOR_NAME',
  'GIT_AUTHOR_EMAIL',
  'GIT_COMMITTER_NAME',
  'GIT_COMMITTER_EMAIL',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_SYSTEM',
  'GIT_CONFIG_NOSYSTEM',
] as const;

/** How the user reaches the remote; needed by push and fetch only. */
const keptForNetwork = [
  'GIT_ASKPASS',
  'GIT_PROXY_COMMAND',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSH_VARIANT',
  'GIT_SSL_CAINFO',
  'GIT_SSL_CAPATH',
  'GIT_SSL_CERT',
  'GIT_SSL_KEY',
  'GIT_SSL_NO_VERIFY',
  'SSH_ASKPASS',
] as const;

/** Names without `GIT_` that make git start programs or change where it looks. */
const dropped = ['EDITOR', 'VISUAL', 'PAGER', 'PREFIX', 'SSH_ASKPASS', 'LANGUAGE'] as const;

/**
 * The environment of a git command that stays in this clone. Ambient `GIT_*` is dropped, because a
 * window started from a hook inherits `GIT_DIR` and `GIT_INDEX_FILE`; answers come in the C locale; no
 * prompt; no lock taken for a mere refresh (`GIT_OPTIONAL_LOCKS=0`); and no protocol at all, so that a
 * partial clone cannot go to the network, nor an `ext::` remote start a program.
 */
export function localEnvironment(ambient: NodeJS.ProcessEnv): Environment {
  return {
    ...kept(ambient, keptAlways),
    ...fixed,
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
  };
}

/**
 * The environment of push and fetch: as above, but with the user's way to the remote, and with the
 * protocols that git allows by itself. A repository cannot add one (`protocol.ext.allow`).
 */
export function networkEnvironment(ambient: NodeJS.ProcessEnv): Environment {
  return {
    ...kept(ambient, [...keptAlways, ...keptForNetwork]),
    ...fixed,
    GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh',
  };
}

/** Every `GIT_*` name that we set or keep, for wrappers that guard them. */
export const environmentNames: readonly string[] = [
  ...keptAlways,
  'GIT_AUTHOR_DATE',
  'GIT_COMMITTER_DATE',
  'GIT_TERMINAL_PROMPT',
  'GIT_OPTIONAL_LOCKS',
  'GIT_ALLOW_PROTOCOL',
  'GIT_NO_LAZY_FETCH',
];

/**
 * `-c` options of every local command: no hook (`/dev/null` is a folder that nobody can fill), no
 * file-system monitor, no signature check, no embedded bare repository (each of them runs a program
 * that the repository names), nothing in the background.
 */
export const localConfig: readonly string[] = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'log.showSignature=false',
  'log.follow=false',
  'safe.bareRepository=explicit',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** `-c` options of push and fetch: the user's own hooks run there, as they would for their own push. */
export const networkConfig: readonly string[] = localConfig.filter(
  (option) => !option.startsWith('core.hooksPath='),
);

const fixed: Environment = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' };

function kept(ambient: NodeJS.ProcessEnv, names: readonly string[]): Environment {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(ambient)) {
    const upper = name.toUpperCase();
    const refused = upper.startsWith('GIT_') || dropped.some((drop) => drop === upper);
    if (value !== undefined && (!refused || names.includes(upper))) {
      result[name] = value;
    }
  }
  return result;
}
