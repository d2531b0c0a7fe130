import assert from 'node:assert/strict';
import { candidatesIn, names, templatesOf } from '../../../../src/domain/gaps/neededFiles';

describe('ignored files that may be needed', () => {
  it('are those with the names of configuration', () => {
    const paths = [
      '.env',
      '.env.local',
      'api/.env.production',
      '.envrc',
      'local.properties',
      'local.settings.json',
      'config/settings.local.json',
      'settings_local.py',
      'docker-compose.override.yml',
      'infra/prod.tfvars',
      'secrets.yaml',
      'appsettings.Development.json',
      'config/master.key',
    ];
    assert.deepEqual(
      candidatesIn(paths).map(({ path, isConfiguration }) => isConfiguration && path),
      paths,
    );
  });

  it('are none of what tools make, of templates, and of folders of taste or of output', () => {
    const paths = [
      'node_modules/',
      'dist/config.local.json',
      '.vscode/settings.local.json',
      '.claude/settings.local.json',
      'npm-debug.log',
      'app.tsbuildinfo',
      '.eslintcache',
      '.DS_Store',
      'x.pyc',
      'dev.sqlite3',
      '.env.example',
      'secrets.sample.yaml',
      '.env.tmp',
      '',
    ];
    assert.deepEqual(candidatesIn(paths), []);
  });

  it('are others too, if something names them, but not what any line could name', () => {
    assert.deepEqual(candidatesIn(['data/seed.csv', 'a.b', 'notes']), [
      { path: 'data/seed.csv', isConfiguration: false },
    ]);
  });

  it('are at most 20, configuration first', () => {
    const others = Array.from({ length: 50 }, (_, n) => `data/seed${String(n)}.csv`);
    const found = candidatesIn([...others, '.env']);
    assert.equal(found.length, 20);
    assert.equal(found[0]?.path, '.env');
  });

  it('have their templates beside them', () => {
    assert.ok(templatesOf('api/.env.local').includes('api/.env.example'));
    assert.ok(templatesOf('api/.env.local').includes('api/.env.local.example'));
    assert.ok(templatesOf('config/settings.local.json').includes('config/settings.local.example.json'));
    assert.ok(templatesOf('secrets.yaml').includes('secrets.sample.yaml'));
  });

  it('are named by a line as a whole', () => {
    assert.ok(names("config({ path: '.env' })", '.env'));
    assert.ok(names('cat ./config/.env', 'config/.env'));
    assert.ok(names('Loads .env.', '.env'));
    assert.ok(!names("config({ path: '.env.local' })", '.env'));
    assert.ok(!names('process.env', '.env'));
    assert.ok(!names('seed.csvx my-seed.csv', 'seed.csv'));
  });
});
