import { isPrivate, type HandoffView } from '../../app/handoffs';
import { isRemoteJournal } from '../../domain/journal';
import type { Unreadable } from '../../domain/union';
import type { Wish } from '../../domain/share';
import type { Snapshot } from '../../app/repositoryState';
import { isMe, shortName, type CommittedBy, type Me } from '../../domain/people';
import type { Speech } from '../../editor/speech';
import { askedTexts } from '../../words/asked';
import { committedText } from '../../words/committed';
import { commits } from '../../words/counts';
import { firstLine } from '../../words/firstLine';
import { stateWord, statusWord } from '../../words/states';
import { noteToSelf, waitsText } from '../../words/waiting';
import { ago, dayAndTimeIn, inPlace } from '../../words/time';
import { authorsTime, dueParts } from './times';

/** One row of the view of this branch, as data. */
export interface BranchNode {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon?: string;
  /** What the inline actions in the manifest go by. */
  readonly contextValue?: string;
  /** Top folder of the repository that actions on this row are about. */
  readonly repository?: string;
  /** The handoff that actions on this row are about. */
  readonly handoffId?: string;
  readonly stepId?: string;
  readonly checked?: boolean;
  readonly children?: readonly BranchNode[];
  readonly expanded?: boolean;
  /** Opens the brief on click. */
  readonly opens?: boolean;
  /** A click fetches the handoffs of others to this row's repository. */
  readonly fetches?: true;
  /** A click sends what is here, and fetches. */
  readonly syncs?: true;
}

/** The rows of a snapshot, in the order of the brief: the current handoff, earlier ones, what is unreadable. */
export function branchNodes(snapshot: Snapshot, speech: Speech, now: Date): readonly BranchNode[] {
  const { current, earlier, unreadable, neverFetched } = snapshot;
  return [
    ...(current ? [currentNode(current, snapshot, speech, now)] : []),
    ...waitsElsewhere(snapshot, speech),
    ...(earlier.length > 0 ? [earlierNode(earlier, snapshot, speech, now)] : []),
    ...(unreadable.length > 0 ? [unreadableNode(unreadable, speech)] : []),
    ...(neverFetched === undefined ? [] : [neverFetchedNode(neverFetched, speech)]),
  ];
}

function currentNode(handoff: HandoffView, snapshot: Snapshot, speech: Speech, now: Date): BranchNode {
  const { note } = handoff;
  const there = authorsTime(note, snapshot, speech, now);
  return {
    ...handoffRow(handoff, snapshot.me, speech, now, { committedBy: snapshot.committedBy, there }),
    // Not the id that the row has among the earlier ones: the editor would keep it folded as it was there.
    id: `${note.id}/current`,
    expanded: true,
    children: [
      {
        id: `${note.id}/summary`,
        label: oneLine(note.summary),
        tooltip: note.summary,
        handoffId: note.id,
        opens: true,
      },
      ...pickedUpRows(handoff, snapshot.me, speech, now),
      ...questionRows(handoff, snapshot, speech, now),
      ...stepRows(handoff, snapshot, speech, now),
      ...sinceRows(handoff, snapshot, speech),
      ...waitsRows(handoff, snapshot, speech),
      ...onlyHereRows(handoff, speech),
    ],
  };
}

function handoffRow(
  handoff: HandoffView,
  me: Me | undefined,
  speech: Speech,
  now: Date,
  more: { readonly committedBy?: CommittedBy; readonly there?: string | undefined } = {},
): BranchNode {
  const { l10n, language } = speech;
  const { committedBy, there } = more;
  const { note, status } = handoff;
  const mine = isMe(me, note.author.email);
  const committer = committedBy?.get(note.id);
  const when = ago(l10n, language, note.created, now);
  const left = note.timeZone && dayAndTimeIn(language, note.timeZone, new Date(note.created));
  const leftThere = left && note.timeZone ? [inPlace(l10n, left, note.timeZone)] : [];
  const facts = [
    ...(status === 'open' ? [] : [statusWord(l10n, status)]),
    ...(note.state ? [stateWord(l10n, note.state)] : []),
    ...(handoff.amended ? [l10n.t('amended {0}', ago(l10n, language, handoff.amended.at, now))] : []),
    ...(committer ? [l10n.t('committed by {0}', committer.name)] : []),
    // The time there now says more than the time there then, which the tooltip has.
    ...(there === undefined ? leftThere : [there]),
  ];
  const committed = committedBy ? committedText(l10n, handoff, committedBy) : [];
  return {
    id: note.id,
    label: isPrivate(handoff)
      ? l10n.t('Your note to yourself, {0}', when)
      : mine
        ? l10n.t('You left it {0}', when)
        : l10n.t('{0} left it {1}', shortName(note.author.name), when),
    description: facts.join(' · '),
    tooltip: [
      `${note.author.name} <${note.author.email}>`,
      ...leftThere,
      ...(there === undefined ? [] : [there]),
      ...committed,
    ].join('\n'),
    contextValue: `handoff.${status}${mine ? '.mine' : ''}`,
    handoffId: note.id,
    opens: true,
  };
}

function pickedUpRows(
  handoff: HandoffView,
  me: Me | undefined,
  { l10n, language }: Speech,
  now: Date,
): readonly BranchNode[] {
  const { pickedUp } = handoff;
  if (!pickedUp) {
    return [];
  }
  const when = ago(l10n, language, pickedUp.at, now);
  const mine = isMe(me, pickedUp.by.email);
  return [
    {
      id: `${handoff.note.id}/picked-up`,
      label: mine
        ? l10n.t('You picked it up {0}', when)
        : l10n.t('{0} picked it up {1}', shortName(pickedUp.by.name), when),
      description: oneLine(pickedUp.readBack),
      tooltip: pickedUp.readBack,
      icon: 'pass',
      handoffId: handoff.note.id,
      opens: true,
    },
  ];
}

function questionRows(
  handoff: HandoffView,
  snapshot: Snapshot,
  speech: Speech,
  now: Date,
): readonly BranchNode[] {
  const { l10n } = speech;
  const { questions, note } = handoff;
  if (questions.length === 0) {
    return [];
  }
  const { heading, each } = askedTexts(l10n, handoff, snapshot.me);
  return [
    {
      id: `${note.id}/questions`,
      label: heading,
      description: String(questions.length),
      expanded: true,
      children: questions.map((question, index) => ({
        id: `${note.id}/questions/${question.id}`,
        label: oneLine(question.text),
        description: [
          ...(each[index] ? [each[index]] : []),
          ...dueParts({ due: question.due, owner: question.to }, note, snapshot, speech, now),
        ].join(' · '),
        tooltip: question.text,
        icon: 'question',
        handoffId: note.id,
        opens: true,
      })),
    },
  ];
}

function stepRows(
  handoff: HandoffView,
  snapshot: Snapshot,
  speech: Speech,
  now: Date,
): readonly BranchNode[] {
  const { l10n, language } = speech;
  const { steps, note } = handoff;
  if (steps.length === 0) {
    return [];
  }
  const done = steps.filter((step) => step.done).length;
  return [
    {
      id: `${note.id}/steps`,
      label: l10n.t('Next steps'),
      description: l10n.t('{0} of {1}', done, steps.length),
      expanded: true,
      children: steps.map((step) => ({
        id: `${note.id}/steps/${step.id}`,
        label: oneLine(step.text),
        tooltip: step.text,
        handoffId: note.id,
        stepId: step.id,
        checked: step.done,
        ...(step.done && step.changedBy && step.changedAt
          ? { description: `${shortName(step.changedBy.name)} · ${ago(l10n, language, step.changedAt, now)}` }
          : { description: dueParts(step, note, snapshot, speech, now).join(' · ') }),
      })),
    },
  ];
}

function sinceRows(handoff: HandoffView, snapshot: Snapshot, { l10n }: Speech): readonly BranchNode[] {
  const since = snapshot.code?.work;
  if (!since || since.total === 0) {
    return [];
  }
  return [
    {
      id: `${handoff.note.id}/since`,
      label: l10n.t('Since it was written'),
      description: commits(l10n, since.total),
      children: since.commits.map((commit) => ({
        id: `${handoff.note.id}/since/${commit.id}`,
        label: oneLine(commit.subject),
        description: shortName(commit.authorName),
        icon: 'git-commit',
      })),
    },
  ];
}

/** That a handoff waits for its branch, and why; with the click that does not wait. */
function waitsRows(handoff: HandoffView, snapshot: Snapshot, speech: Speech): readonly BranchNode[] {
  const wish = snapshot.waiting.find(({ id }) => id === handoff.note.id);
  return wish ? [waitsRow(wish, waitsText(speech.l10n, wish, snapshot.root))] : [];
}

/** What waits for other branches than this one's: it would be seen nowhere else. */
function waitsElsewhere(snapshot: Snapshot, { l10n }: Speech): readonly BranchNode[] {
  const { waiting, current, earlier, root } = snapshot;
  const shown = new Set([...earlier, ...(current ? [current] : [])].map(({ note }) => note.id));
  const elsewhere = waiting.filter(({ id }) => !shown.has(id));
  return elsewhere.length === 0
    ? []
    : [
        {
          id: 'waiting',
          label: l10n.t('Waiting for another branch'),
          description: String(elsewhere.length),
          children: elsewhere.map((wish) => waitsRow(wish, waitsText(l10n, wish, root))),
        },
      ];
}

function waitsRow({ id }: Wish, text: string): BranchNode {
  return {
    id: `${id}/waiting`,
    label: oneLine(text),
    tooltip: text,
    icon: 'clock',
    contextValue: 'handoff.waiting',
    handoffId: id,
    opens: true,
  };
}

function onlyHereRows(handoff: HandoffView, { l10n }: Speech): readonly BranchNode[] {
  if (isPrivate(handoff)) {
    return [
      {
        id: `${handoff.note.id}/private`,
        label: noteToSelf(l10n),
        icon: 'lock',
      },
    ];
  }
  const { branch } = handoff.note;
  const isOnBranch = handoff.where.includes(`refs/heads/${branch ?? ''}`);
  if (
    branch !== undefined &&
    isOnBranch &&
    !handoff.where.some((place) => place.startsWith('refs/remotes/') && !isRemoteJournal(place))
  ) {
    return [
      {
        id: `${handoff.note.id}/unpushed`,
        label: l10n.t('Not pushed yet: {0}', branch),
        icon: 'cloud-upload',
        tooltip: l10n.t('The branch with this handoff is only in this clone.'),
      },
    ];
  }
  return handoff.onlyHere === 0
    ? []
    : [
        {
          id: `${handoff.note.id}/only-here`,
          label: l10n.t('Not sent yet: only in this clone'),
          icon: 'cloud-upload',
          contextValue: 'handoff.unsent',
        },
      ];
}

function earlierNode(
  earlier: readonly HandoffView[],
  snapshot: Snapshot,
  speech: Speech,
  now: Date,
): BranchNode {
  return {
    id: 'earlier',
    label: speech.l10n.t('Earlier handoffs'),
    description: String(earlier.length),
    expanded: !snapshot.current,
    children: earlier.map((handoff) => ({
      ...handoffRow(handoff, snapshot.me, speech, now),
      tooltip: handoff.note.summary,
      icon: handoff.status === 'closed' ? 'archive' : 'note',
      ...below(waitsRows(handoff, snapshot, speech)),
    })),
  };
}

function unreadableNode(unreadable: readonly Unreadable[], { l10n }: Speech): BranchNode {
  return {
    id: 'unreadable',
    label: l10n.t('Cannot be read'),
    description: String(unreadable.length),
    children: unreadable.map((record) => ({
      id: `unreadable/${record.where}/${record.path}`,
      label: record.path,
      description: record.reason,
      tooltip: [
        record.where,
        record.line === undefined ? record.path : `${record.path}:${String(record.line)}`,
        record.reason,
      ].join('\n'),
      icon: 'warning',
    })),
  };
}

/** Rows below another, unfolded; a row without any has no twistie. */
function below(children: readonly BranchNode[]): Pick<BranchNode, 'children' | 'expanded'> {
  return children.length === 0 ? {} : { children, expanded: true };
}

/** A fresh clone has none of the others' handoffs, and nothing is fetched before the user says so. */
function neverFetchedNode(remote: string, { l10n }: Speech): BranchNode {
  return {
    id: 'never-fetched',
    label: l10n.t('Fetch the handoffs of others from {0}', remote),
    tooltip: l10n.t('This clone never asked {0} for handoffs. Nothing is fetched before you say so.', remote),
    icon: 'cloud-download',
    fetches: true,
  };
}

/** First line, without Markdown marks that a tree would show as they are. */
function oneLine(text: string): string {
  return firstLine(text).replace(/[`*]/g, '');
}
