// A folded handoff to speak about, with only what matters said.
import { fold, type FoldedHandoff } from '../../../src/domain/fold';
import type { Me } from '../../../src/domain/people';
import type { Handoff } from '../../../src/domain/records';

export const kenji: Me = {
  name: 'Kenji Ito',
  email: 'kenji@example.org',
  emails: new Set(['kenji@example.org']),
  own: new Set(['kenji@example.org']),
};

/** 17:54 in Lisbon; the day after is a Monday. */
const written = '2026-11-22T17:54:03Z';

export function handoff(more: Partial<Handoff> = {}): FoldedHandoff {
  return fold(
    {
      version: 1,
      id: '20261122T175403Z-asousa-k3f9a2',
      created: written,
      branch: 'feature/login',
      author: { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' },
      summary: 'Works.',
      ...more,
    },
    [],
  );
}

/** Runs something as if the machine stood elsewhere. */
export function inZone<T>(timeZone: string, run: () => T): T {
  const before = process.env['TZ'];
  process.env['TZ'] = timeZone;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}
