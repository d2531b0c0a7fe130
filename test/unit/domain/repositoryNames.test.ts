import assert from 'node:assert/strict';
import fc from 'fast-check';
import { repositoryNames } from '../../../src/domain/repositoryNames';

describe('the names of repositories', () => {
  it('are those of their folders', () => {
    assert.deepEqual(repositoryNames(['/work/api', 'C:\\work\\web']), ['api', 'web']);
  });

  it('take in the folders above where two are called the same, and only there', () => {
    assert.deepEqual(repositoryNames(['/home/a/shop/api', '/home/b/shop/api', '/a/web']), [
      'a/shop/api',
      'b/shop/api',
      'web',
    ]);
  });

  it('tell a repository from the one it lies in, though both are called the same', () => {
    assert.deepEqual(repositoryNames(['/api', '/api/api']), ['api', 'api/api']);
  });

  it('differ wherever the paths differ', () => {
    const folder = fc.constantFrom('a', 'b', 'c');
    const paths = fc.uniqueArray(
      fc.array(folder, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(paths, (all) => {
        const names = repositoryNames(all);
        assert.equal(new Set(names).size, all.length);
        names.forEach((name, index) => assert.ok(all[index]?.endsWith(`/${name}`)));
      }),
    );
  });
});
