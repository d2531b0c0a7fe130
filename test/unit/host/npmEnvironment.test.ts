import assert from 'node:assert/strict';
import { outsideNpm } from '../../host/npmEnvironment';

describe('the environment in which the test host is installed', () => {
  it('has nothing of the npm run around it, so that packages see the Node that installs them', () => {
    const around = {
      NODE: '/usr/bin/node',
      INIT_CWD: '/project',
      npm_command: 'test',
      npm_execpath: '/usr/lib/npm-cli.js',
      npm_node_execpath: '/usr/bin/node',
      npm_lifecycle_event: 'test',
      npm_package_name: 'handoff',
      npm_config_user_agent: 'npm/11.0.0 node/v20.20.2 linux x64',
      npm_config_loglevel: 'silent',
      npm_config_local_prefix: '/project',
    };
    assert.deepEqual(outsideNpm(around), {});
  });

  it("keeps the person's settings", () => {
    const theirs = {
      PATH: '/bin',
      NODE_EXTRA_CA_CERTS: '/etc/ca.crt',
      npm_config_registry: 'https://npm.example/',
      npm_config_cafile: '/etc/ca.crt',
      HTTPS_PROXY: 'http://proxy.example:3128',
    };
    assert.deepEqual(outsideNpm(theirs), theirs);
  });
});
