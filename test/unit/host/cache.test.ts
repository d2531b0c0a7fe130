import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot } from '../../host/cache';

describe('where the test host is cached', () => {
  it('is where the person says', () => {
    assert.equal(cacheRoot({ HANDOFF_TEST_HOST_CACHE: '/elsewhere' }, 'linux'), '/elsewhere');
  });

  it('is the cache folder of the system otherwise', () => {
    assert.equal(cacheRoot({ XDG_CACHE_HOME: '/xdg' }, 'linux'), join('/xdg', 'handoff-test-host'));
    assert.equal(cacheRoot({}, 'linux'), join(homedir(), '.cache', 'handoff-test-host'));
    assert.equal(cacheRoot({}, 'darwin'), join(homedir(), 'Library', 'Caches', 'handoff-test-host'));
    assert.equal(cacheRoot({ LOCALAPPDATA: 'C:\\Local' }, 'win32'), join('C:\\Local', 'handoff-test-host'));
  });
});
