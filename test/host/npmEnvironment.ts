/** What an npm run tells its children about itself. Settings (`npm_config_registry`, proxies ...) are not among it. */
const aboutTheRun =
  /^(?:node|init_cwd|npm_(?:node_)?execpath|npm_command|npm_(?:lifecycle|package)_.*|npm_config_(?:user_agent|loglevel|local_prefix|npm_version))$/iu;

/**
 * The environment without what npm says in it of the run that we are in. A package that is installed from within
 * `npm test` would else take that run's Node for its own: code-server refuses by `npm_config_user_agent`, whatever
 * Node is first on PATH. And `npm --silent` would keep the reason of a failure to itself.
 */
export function outsideNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !aboutTheRun.test(name)));
}
