import { fold, type Withdrawn } from '../../domain/fold';
import type { HandoffView } from '../../app/handoffs';
import type { CodeSince } from '../../app/codeSince';
import { isMe, shortName, type CommittedBy, type Me } from '../../domain/people';
import { isAskedOfMe } from '../../domain/questions';
import { zoneThere, type PersonTime, type TimeOf } from '../../domain/peopleTime';
import type { Handoff } from '../../domain/records';
import type { Speech } from '../../editor/speech';
import { askedTexts } from '../../words/asked';
import { branchName } from '../../words/branchName';
import { byline } from '../../words/byline';
import { dueText } from '../../words/due';
import type { L10n } from '../../words/l10n';
import { missingText } from '../../words/missing';
import { sinceByPerson } from '../../words/since';
import { stateLabel } from '../../words/states';
import { ago } from '../../words/time';
import type { BriefModel, BriefQuestionModel, BriefStepModel } from '../../webview/protocol/reader';
import { withdrawnText } from '../../words/withdrawn';
import { briefLabels } from './briefLabels';

/** Everything that the brief is made from. */
export interface BriefFacts {
  readonly handoff: HandoffView;
  /** Top folder of the repository; undefined in a bare one. */
  readonly repository: string | undefined;
  readonly me: Me | undefined;
  readonly code: CodeSince;
  readonly committedBy: CommittedBy;
  readonly now: Date;
  /** The reader's own time. */
  readonly mine: PersonTime;
  readonly timeOf: TimeOf;
}

/** What the reader shows of a handoff; of a withdrawn one only that, and nothing of what it said. */
export function briefModel(facts: BriefFacts, speech: Speech): BriefModel {
  const { withdrawn } = facts.handoff;
  return withdrawn ? withdrawnModel(facts, withdrawn, speech) : fullModel(facts, speech);
}

function withdrawnModel(facts: BriefFacts, { by, at, reason }: Withdrawn, speech: Speech): BriefModel {
  const { version, id, created, author, branch } = facts.handoff.note;
  const when = ago(speech.l10n, speech.language, at, facts.now);
  const summary = withdrawnText(speech.l10n, by.name, when, reason);
  const note = { version, id, created, author, summary, ...(branch === undefined ? {} : { branch }) };
  const { where, onlyHere } = facts.handoff;
  const handoff: HandoffView = { ...fold(note, []), where, onlyHere };
  const code: CodeSince = { hasCode: true };
  return {
    ...fullModel({ ...facts, handoff, code }, speech),
    pickUp: { kind: 'said', heading: speech.l10n.t('It was withdrawn'), readBack: '' },
    canTick: false,
    closing: 'none',
    canWithdraw: false,
  };
}

/** In the order of the record. */
function fullModel(facts: BriefFacts, speech: Speech): BriefModel {
  const { handoff, me } = facts;
  const { l10n } = speech;
  const { note } = handoff;
  const done = handoff.steps.filter((step) => step.done).length;
  const asked = askedTexts(l10n, handoff, me);
  return {
    ...(facts.repository === undefined ? {} : { repository: facts.repository }),
    handoff: note.id,
    title: branchName(l10n, note.branch),
    badge: note.state ? stateLabel(l10n, note.state) : '',
    state: note.state ?? 'none',
    meta: byline(l10n, speech.language, handoff, {
      ...facts,
      ...facts.mine,
      author: facts.timeOf(note.author.email),
    }),
    stateReason: note.stateReason ?? '',
    summary: note.summary,
    texts: textModels(note, speech),
    questions: questionModels(facts, asked.each, speech),
    questionsTitle: asked.heading,
    steps: handoff.steps.map((step) => stepModel(step, facts, speech)),
    stepsHint: handoff.steps.length === 0 ? '' : l10n.t('{0} of {1} done', done, handoff.steps.length),
    watchOut: watchOutModels(note, speech),
    verify: (note.verify ?? []).map(({ run, expect }) => ({ run, expect: expect ?? '' })),
    done: note.done ?? [],
    links: (note.links ?? []).map(({ title, url }) => ({ title: title ?? url, url })),
    missing: isMine(handoff, me) ? [] : missingText(l10n, note.at, facts.code.hasCode),
    since: sinceLines(facts, speech),
    pickUp: pickUpModel(facts, speech),
    canTick: handoff.status !== 'closed',
    closing: handoff.status === 'closed' ? 'reopen' : 'close',
    canWithdraw: isMine(handoff, me),
    labels: briefLabels(l10n),
  };
}

function isMine(handoff: HandoffView, me: Me | undefined): boolean {
  return isMe(me, handoff.note.author.email);
}

function textModels({ outcome, background }: Handoff, { l10n }: Speech): BriefModel['texts'] {
  return [
    ...(outcome ? [{ heading: l10n.t('Expected result'), text: outcome }] : []),
    ...(background ? [{ heading: l10n.t('Background'), text: background }] : []),
  ];
}

function watchOutModels(note: Handoff, { l10n }: Speech): BriefModel['watchOut'] {
  const rows = (term: string, texts: readonly string[] | undefined): BriefModel['watchOut'] =>
    (texts ?? []).map((text) => ({ term, text }));
  const contingencies = (note.contingencies ?? []).map((row) =>
    row.ask === undefined
      ? l10n.t('{0}, then {1}', row.if, row.then)
      : l10n.t('{0}, then {1} (ask {2})', row.if, row.then, row.ask),
  );
  return [
    ...rows(l10n.t('If'), contingencies),
    ...rows(l10n.t('Do not touch'), note.doNotTouch),
    ...rows(l10n.t('Tried'), note.tried),
  ];
}

function questionModels(
  facts: BriefFacts,
  each: readonly string[],
  speech: Speech,
): readonly BriefQuestionModel[] {
  const { handoff, me } = facts;
  return handoff.questions.map((question, index) => ({
    text: question.text,
    mine: isAskedOfMe(question, handoff.note, me),
    who: [each[index] ?? '', ...dueParts(question.due, question.to, facts, speech)]
      .filter((part) => part !== '')
      .join(' · '),
  }));
}

/** Until when, on the reader's clock and on that of whoever is to do it, else of the author. */
function dueParts(
  due: string | undefined,
  owner: string | undefined,
  { handoff: { note }, me, mine, timeOf, now }: BriefFacts,
  { l10n, language }: Speech,
): readonly string[] {
  const there = zoneThere(owner, note.author.email, me, timeOf);
  const sight = { now: now.getTime(), timeZone: mine.timeZone, there, writtenIn: note.timeZone };
  return due === undefined ? [] : [dueText(l10n, language, due, sight)];
}

function stepModel(step: HandoffView['steps'][number], facts: BriefFacts, speech: Speech): BriefStepModel {
  const { me, now } = facts;
  const { l10n, language } = speech;
  const by = step.changedBy;
  const who =
    step.done && by && step.changedAt
      ? l10n.t(
          'done by {0} {1}',
          isMe(me, by.email) ? l10n.t('you') : shortName(by.name),
          ago(l10n, language, step.changedAt, now),
        )
      : [ownerText(step.owner, me, l10n), ...dueParts(step.due, step.owner, facts, speech)]
          .filter((part) => part !== undefined)
          .join(' · ');
  return { id: step.id, text: step.text, done: step.done, who };
}

function ownerText(owner: string | undefined, me: Me | undefined, l10n: L10n): string | undefined {
  return owner !== undefined && isMe(me, owner) ? l10n.t('you') : owner;
}

function sinceLines({ code, me }: BriefFacts, { l10n }: Speech): BriefModel['since'] {
  const since = code.work;
  if (!code.hasCode) {
    return [{ text: l10n.t('Not known here: its commit is missing.'), hint: '' }];
  }
  if (!since || since.total === 0) {
    return [];
  }
  const people = sinceByPerson(l10n, since.commits, me).map((text) => ({ text, hint: '' }));
  const newest = since.commits.slice(0, 5).map((commit) => ({
    text: commit.subject,
    hint: commit.id.slice(0, 7),
  }));
  return [...people, ...newest];
}

function pickUpModel({ handoff, me, now }: BriefFacts, { l10n, language }: Speech): BriefModel['pickUp'] {
  const { pickedUp, status } = handoff;
  if (pickedUp) {
    const when = ago(l10n, language, pickedUp.at, now);
    const mine = isMe(me, pickedUp.by.email);
    return {
      kind: 'said',
      heading: mine
        ? l10n.t('You picked it up {0}', when)
        : l10n.t('{0} picked it up {1}', shortName(pickedUp.by.name), when),
      readBack: pickedUp.readBack,
    };
  }
  if (isMine(handoff, me)) {
    return { kind: 'said', heading: l10n.t('Nobody has picked it up yet'), readBack: '' };
  }
  return status === 'closed'
    ? { kind: 'said', heading: l10n.t('It is closed'), readBack: '' }
    : {
        kind: 'offer',
        prompt: l10n.t('In one sentence: what do you understand, and what do you do first?'),
      };
}
