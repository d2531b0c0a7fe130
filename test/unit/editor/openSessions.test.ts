import assert from 'node:assert/strict';
import { OpenSessions } from '../../../src/editor/openSessions';

interface Fake {
  readonly root: string;
}

function windowOf(...folders: readonly string[]): {
  readonly open: OpenSessions<Fake>;
  readonly add: (root: string) => Fake;
} {
  const open = new OpenSessions<Fake>((root) => folders.findIndex((folder) => root.startsWith(folder)));
  const add = (root: string): Fake => {
    const session = { root };
    open.add(session, root);
    return session;
  };
  return { open, add };
}

describe('the open repositories of a window', () => {
  it('come in the order of its folders, and by path within one', () => {
    const { open, add } = windowOf('/web', '/api');
    ['/api', '/web/z', '/web/b'].forEach(add);
    assert.deepEqual(
      open.all.map(({ root }) => root),
      ['/web/b', '/web/z', '/api'],
    );
  });

  it('have no active one while there are several and none was in use', () => {
    const { open, add } = windowOf('/');
    add('/api');
    add('/web');
    assert.equal(open.settle(), false);
    assert.equal(open.active, undefined);
  });

  it('need no choice where there is one, and it stays the active one when another is opened', () => {
    const { open, add } = windowOf('/');
    const api = add('/api');
    assert.equal(open.settle(), true);
    add('/web');
    open.settle();
    assert.equal(open.active, api);
  });

  it('tell a change of the active one, and nothing when it is in use already', () => {
    const { open, add } = windowOf('/');
    add('/api');
    const web = add('/web');
    assert.equal(open.use(web), true);
    assert.equal(open.use(web), false);
    assert.equal(open.active, web);
  });

  it('never make active what is not among them', () => {
    const { open, add } = windowOf('/');
    add('/api');
    assert.equal(open.use({ root: '/elsewhere' }), false);
    assert.equal(open.active, undefined);
  });

  it('have no active one when it has left, until one is in use or only one is left', () => {
    const { open, add } = windowOf('/');
    const [api, web, docs] = ['/api', '/web', '/docs'].map(add);
    assert.ok(api && web && docs);
    open.use(web);
    assert.deepEqual(
      open.remove((root) => root === '/web'),
      [web],
    );
    assert.equal(open.active, undefined);
    open.remove((root) => root === '/docs');
    open.settle();
    assert.equal(open.active, api);
  });

  it('are named only where there are several', () => {
    const { open, add } = windowOf('/');
    const api = add('/api');
    assert.equal(open.nameOf(api), undefined);
    add('/web');
    assert.equal(open.nameOf(api), 'api');
    open.remove((root) => root === '/web');
    assert.equal(open.nameOf(api), undefined);
  });
});
