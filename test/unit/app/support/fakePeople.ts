import type { People } from '../../../../src/app/ports';
import {
  isMe,
  type CommittedBy,
  type Me,
  type Person,
  type PersonEntry,
  type WhoIsWho,
} from '../../../../src/domain/people';

/** Who is at the keyboard, and who committed what others wrote. */
export class FakePeople implements People {
  readonly committed = new Map<string, Person>();

  /** What people.yaml says. */
  entries: readonly PersonEntry[] = [];

  constructor(public person: Me | undefined) {}

  me(): Promise<Me | undefined> {
    return Promise.resolve(this.person);
  }

  ownJournals: readonly string[] = ['refs/handoffs/writer'];

  whoIsWho(): Promise<WhoIsWho> {
    const isMine = ({ email }: Person): boolean => isMe(this.person, email);
    return Promise.resolve({ isSame: (a, b) => isMine(a) && isMine(b), ownJournals: this.ownJournals });
  }

  committers(): Promise<CommittedBy> {
    return Promise.resolve(this.committed);
  }

  listed(): Promise<readonly PersonEntry[]> {
    return Promise.resolve(this.entries);
  }
}
