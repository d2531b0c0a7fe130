import type { FoldedHandoff } from '../domain/fold';
import { isMe, shortName, type CommittedBy, type Me } from '../domain/people';
import type { Handoff } from '../domain/records';
import { committedText } from './committed';
import { fieldName } from './fields';
import type { L10n } from './l10n';
import { statusWord } from './states';
import { isTimeZone } from '../domain/time/zone';
import { overlapText, thereText } from './localTime';
import type { PersonTime } from '../domain/peopleTime';
import { ago, dayAndTimeIn, inPlace } from './time';

/** Who reads a handoff, and when and where they do. */
export interface Reader extends PersonTime {
  readonly me: Me | undefined;
  readonly now: Date;
  /** Where the author is now, and when they work; without it the zone that the handoff was written in counts. */
  readonly author?: PersonTime | undefined;
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

/**
 * "from A. Sousa for you · Mon 17:54 in Lisbon (yesterday) · 10:12 there, works now, until 18:00 · overlap today
 * 15:00–17:00 yours". `language` is a BCP 47 tag.
 */
export function byline(l10n: L10n, language: string, handoff: FoldedHandoff, reader: Reader): string {
  const { note, status } = handoff;
  const when = ago(l10n, language, note.created, reader.now);
  const zone = note.timeZone;
  const there = zone && dayAndTimeIn(language, zone, new Date(note.created));
  return [
    fromText(l10n, note, reader.me),
    there && zone ? l10n.t('{0} ({1})', inPlace(l10n, there, zone), when) : when,
    ...(isMe(reader.me, note.author.email) ? [] : nowThere(l10n, language, note, reader)),
    ...(note.author.kind === 'agent' ? [l10n.t('written by an agent')] : []),
    ...amendedText(l10n, language, handoff, reader.now),
    ...(status === 'open' ? [] : [statusWord(l10n, status)]),
    ...(reader.committedBy ? committedText(l10n, handoff, reader.committedBy) : []),
  ].join(' · ');
}

/** "amended 5 minutes ago: Summary, Next steps"; which fields only where they are few. */
function amendedText(
  l10n: L10n,
  language: string,
  { amended }: Pick<FoldedHandoff, 'amended'>,
  now: Date,
): readonly string[] {
  if (!amended) {
    return [];
  }
  const when = ago(l10n, language, amended.at, now);
  const names = [...new Set(amended.fields.map((key) => fieldName(l10n, key)))];
  return [
    names.length > mostFields
      ? l10n.t('amended {0}', when)
      : l10n.t('amended {0}: {1}', when, names.join(', ')),
  ];
}

const mostFields = 3;

/** Whether it makes sense to write to the author now, and when the two could talk. */
function nowThere(l10n: L10n, language: string, note: Handoff, reader: Reader): readonly string[] {
  const { timeZone } = note;
  const author = reader.author ?? (timeZone !== undefined && isTimeZone(timeZone) ? { timeZone } : undefined);
  if (!author) {
    return [];
  }
  const now = reader.now.getTime();
  const there = thereText(l10n, language, author, reader, now);
  const overlap = overlapText(l10n, language, reader, author, now);
  return [there, overlap].filter((text) => text !== undefined && text !== '').map(String);
}
