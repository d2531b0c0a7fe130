import type { FoldedHandoff } from '../domain/fold';
import { isMe, shortName, type CommittedBy, type Me } from '../domain/people';
import type { Handoff } from '../domain/records';
import { committedText } from './committed';
import type { L10n } from './l10n';
import { statusWord } from './states';
import { ago, dayAndTimeIn, placeOf, timeIn } from './time';

/** Who reads a handoff, and when and where they do. */
export interface Reader {
  readonly me: Me | undefined;
  readonly now: Date;
  /** IANA name. */
  readonly timeZone: string;
  /** What others than their authors have committed of it, where that is known. */
  readonly committedBy?: CommittedBy;
}

/** "from A. Sousa for you". */
export function fromText(l10n: L10n, note: Handoff, me: Me | undefined): string {
  if (isMe(me, note.author.email)) {
    return l10n.t('from you');
  }
  const author = shortName(note.author.name);
  if (!note.to || note.to.length === 0) {
    return l10n.t('from {0} for whoever comes next', author);
  }
  return note.to.some((email) => isMe(me, email))
    ? l10n.t('from {0} for you', author)
    : l10n.t('from {0} for {1}', author, note.to.join(', '));
}

/** "from A. Sousa for you · Mon 17:54 in Lisbon (yesterday) · it is 10:12 there now". `language` is a BCP 47 tag. */
export function byline(l10n: L10n, language: string, handoff: FoldedHandoff, reader: Reader): string {
  const { note, status } = handoff;
  const when = ago(l10n, language, note.created, reader.now);
  const zone = note.timeZone;
  const there = zone && dayAndTimeIn(language, zone, new Date(note.created));
  const nowThere = zone && zone !== reader.timeZone ? timeIn(language, zone, reader.now) : undefined;
  return [
    fromText(l10n, note, reader.me),
    there && zone ? l10n.t('{0} in {1} ({2})', there, placeOf(zone), when) : when,
    ...(nowThere ? [l10n.t('it is {0} there now', nowThere)] : []),
    ...(note.author.kind === 'agent' ? [l10n.t('written by an agent')] : []),
    ...(status === 'open' ? [] : [statusWord(l10n, status)]),
    ...(reader.committedBy ? committedText(l10n, handoff, reader.committedBy) : []),
  ].join(' · ');
}
