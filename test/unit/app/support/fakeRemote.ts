// What several clones of fakes exchange through, and the way there.
import type { Network } from '../../../../src/app/ports';
import type { Replacement } from '../../../../src/domain/purged';
import type { StoredRecord } from '../../../../src/domain/records';
import type { FakeRecords } from './fakes';

/** Where a clone keeps what it knows of a remote's journal. */
export function trackingOf(remote: string, ref: string): string {
  return ref
    .replace('refs/heads/handoffs/', `refs/remotes/${remote}/handoffs/`)
    .replace('refs/handoffs/', `refs/handoffs-remote/${remote}/`);
}

/** What several clones exchange through: the content of every ref. */
export class FakeRemote {
  readonly refs = new Map<string, readonly StoredRecord[]>();
}

/** The way from one clone to the remote. `log` tells what went over it, in order. */
export class FakeNetwork implements Network {
  readonly log: string[] = [];
  pushFails: ((refspec: string) => boolean) | undefined;
  pushError: Error | undefined;
  fetchFails: boolean | ((remote: string) => boolean) = false;
  /** Somebody else may have dealt with a push: whether it arrived only a fetch can tell. */
  isSure = true;
  /** Says that it went well and sends nothing, as where another extension has dealt with the refusal. */
  swallows = false;

  constructor(
    private readonly remote: FakeRemote,
    private readonly records: FakeRecords,
  ) {}

  push(name: string, refspec: string): Promise<boolean> {
    this.log.push(`push ${name} ${refspec}`);
    if (this.pushFails?.(refspec)) {
      return Promise.reject(this.pushError ?? new Error('the remote hung up'));
    }
    if (this.swallows) return Promise.resolve(false);
    const [from = '', to = ''] = refspec.split(':');
    const branch = from.replace('refs/heads/', '');
    this.remote.refs.set(
      to,
      to.startsWith('refs/heads/') && !to.startsWith('refs/heads/handoffs/')
        ? (this.records.onBranches.get(branch) ?? [])
        : this.records.journal.slice(0, Number(from)),
    );
    return Promise.resolve(this.isSure);
  }

  /** What a replacement comes to: false where this network has no lease. */
  replaces: (replacement: Replacement) => boolean = () => true;

  replace(replacement: Replacement): Promise<boolean> {
    const { remote, ref, from, to } = replacement;
    this.log.push(`replace ${remote} ${ref} ${from} ${to}`);
    try {
      const isReplaced = this.replaces(replacement);
      if (isReplaced) this.remote.refs.set(ref, this.records.journal.slice(0, Number(to)));
      return Promise.resolve(isReplaced);
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  fetch(name: string, refspec: string): Promise<void> {
    this.log.push(`fetch ${name} ${refspec}`);
    const fails = typeof this.fetchFails === 'boolean' ? this.fetchFails : this.fetchFails(name);
    if (fails) return Promise.reject(new Error('the remote is not there'));
    for (const [ref, records] of this.remote.refs) {
      if (ref.startsWith(refspec.slice(1).split('*')[0] ?? '')) {
        this.records.fetched.set(trackingOf(name, ref), records);
      }
    }
    return Promise.resolve();
  }
}
