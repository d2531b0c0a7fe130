import type { Times } from '../../app/times';
import { foldEmail } from '../../domain/addresses';
import { isMe, shortName, type Me, type PersonEntry } from '../../domain/people';
import type { Speech } from '../../editor/speech';
import { overlapText, thereText } from '../../words/localTime';
import type { PersonModel } from '../../webview/protocol/form';

/** Who is offered, and what is known of people. */
export interface PeopleFacts {
  readonly me: Me | undefined;
  /** Who worked here, the likeliest first. */
  readonly suggested: readonly { readonly name: string; readonly email: string }[];
  /** As `people.yaml` lists them. */
  readonly listed: readonly PersonEntry[];
  /** Whom the handoff is addressed to now. */
  readonly to: readonly string[];
  readonly times: Times;
  readonly now: Date;
}

/**
 * Everybody the form can name: who worked here, who is listed, and who was typed by another of their
 * addresses; each once. The overlap is told of those that it is addressed to: it is for them.
 */
export function peopleModels(facts: PeopleFacts, speech: Speech): readonly PersonModel[] {
  const { me, suggested, listed, to } = facts;
  const entryOf = (email: string): PersonEntry | undefined =>
    listed.find(({ emails }) => emails.some((own) => foldEmail(own) === foldEmail(email)));
  const models = new Map<string, PersonModel>();
  const add = (name: string, email: string, hint: string): void => {
    if (!models.has(foldEmail(email))) {
      models.set(foldEmail(email), { email, name, hint, ...timesOf(name, email, facts, speech) });
    }
  };
  for (const { name, email } of suggested) {
    add(entryOf(email)?.name ?? name, email, speech.l10n.t('worked here'));
  }
  for (const { name, emails, channel } of listed) {
    const [first] = emails;
    if (first !== undefined && !emails.some((email) => isMe(me, email) || models.has(foldEmail(email)))) {
      add(name, first, channel ?? '');
    }
  }
  for (const email of to) {
    add(entryOf(email)?.name ?? email, email, '');
  }
  return [...models.values()];
}

function timesOf(
  name: string,
  email: string,
  { to, times: { mine, timeOf }, now }: PeopleFacts,
  { l10n, language }: Speech,
): Pick<PersonModel, 'time' | 'overlap'> {
  const theirs = timeOf(email);
  if (!theirs) {
    return { time: '', overlap: '' };
  }
  const isAddressed = to.some((one) => foldEmail(one) === foldEmail(email));
  const overlap = isAddressed ? overlapText(l10n, language, mine, theirs, now.getTime()) : undefined;
  return {
    time: thereText(l10n, language, theirs, mine, now.getTime()),
    overlap: overlap === undefined ? '' : `${shortName(name)}: ${overlap}`,
  };
}
