import type { HandoffView } from '../../app/handoffs';
import type { Times } from '../../app/times';
import { isMe, type Me } from '../../domain/people';
import { branchName } from '../../words/branchName';
import { fromText } from '../../words/byline';
import { questions, steps } from '../../words/counts';
import { thereText } from '../../words/localTime';
import { stateWord, statusWord } from '../../words/states';
import { ago } from '../../words/time';
import type { Context } from '../command';
import { oneLine } from './layout';

/** What the texts for people need of a command's context. */
export type Looks = Pick<Context, 'l10n' | 'language' | 'clock' | 'width'>;

/** One handoff in a list: where and how it stands, what it says, what is open in it, its id. */
export function listLines(
  handoff: HandoffView,
  me: Me | undefined,
  looks: Looks,
  { mine, timeOf }: Times,
): readonly string[] {
  const { l10n, language, clock, width } = looks;
  const { note, status } = handoff;
  const openSteps = handoff.steps.filter((step) => !step.done).length;
  const author = isMe(me, note.author.email) ? undefined : timeOf(note.author.email);
  const there = author && thereText(l10n, language, author, mine, clock.now().getTime());
  const head = [
    branchName(l10n, note.branch),
    ...(note.state ? [stateWord(l10n, note.state)] : []),
    ...(status === 'open' ? [] : [statusWord(l10n, status)]),
  ];
  const facts = [
    `${fromText(l10n, note, me)}, ${ago(l10n, language, note.created, clock.now())}`,
    ...(there === undefined || there === '' ? [] : [there]),
    ...(openSteps > 0 ? [`${steps(l10n, openSteps)} open`] : []),
    ...(handoff.questions.length > 0 ? [questions(l10n, handoff.questions.length)] : []),
  ];
  return [
    oneLine(head.join(' · '), width),
    `  ${oneLine(note.summary, width - 2)}`,
    `  ${oneLine(facts.join(' · '), width - 2)}`,
    `  ${note.id}`,
  ];
}
