import type { CodeOf } from '../domain/delivery';
import type { Draft, DraftMark } from '../domain/draft';
import { formPart, withTheRest } from '../domain/formPart';
import type { Gap } from '../domain/gaps/gap';
import { contentOf } from '../domain/amend';
import type { AmendReply, HandoffContent } from '../domain/records';
import type { ShareMode } from '../domain/share';
import { amendHandoff } from './amend';
import { gapsOf, namedPaths, readGapFacts, type KnownFacts, type Typed } from './gapFacts';
import { isPrivate } from './handoffs';
import { atOnce, type Parts } from './parts';
import type { Drafts } from './ports';
import { prefill, type Prefill } from './prefill';
import { shareModeOf } from './shareMode';
import { findOwn } from './withdraw';
import { writeHandoff, type WrittenHandoff } from './writeHandoff';

/** Which form to open. */
export interface FormToOpen {
  /** Undefined for a detached HEAD. */
  readonly branch: string | undefined;
  /** Full object id of the commit, where there is no branch. */
  readonly commit?: string | undefined;
  /** Ids of the drafts that a page which comes back may have gone on with, the likeliest first. */
  readonly drafts?: readonly string[];
  /** Id of the handoff to amend, for a form that changes one of one's own. */
  readonly amends?: string | undefined;
}

/**
 * One form that is being filled in, without its looks: what it starts with, keeping what is typed, and
 * saving it. The draft goes only after the handoff reads back from where it was kept.
 */
export class HandoffForm {
  #lastKept: Promise<void> = Promise.resolve();
  /** Marks of what was found in the text and called no secret. */
  #notSecret: readonly string[];
  /** Ids of the gaps that do not apply, by the user. */
  readonly #dismissed: Set<string>;
  /** Paths that the handoff names, and whether the branch has them; as of the last look. */
  readonly #paths = new Map<string, 'there' | 'missing'>();
  /** Drafts whose text is in this one, as far as they may still be there. */
  #before: readonly DraftMark[];

  private constructor(
    private readonly parts: Parts,
    private readonly drafts: Drafts,
    readonly draftId: string,
    readonly branch: string | undefined,
    /** The commit it is for, where there is no branch. */
    readonly commit: string | undefined,
    private known: Prefill,
    private facts: KnownFacts,
    private readonly draft: Draft | undefined,
    readonly share: ShareMode,
    /** Ids of the drafts whose page this form takes the place of: what that page holds may be newer. */
    readonly continues: readonly string[],
    /** True where the branch has no `.handoffs/.gitattributes`, and nobody said that it is not wanted. */
    readonly offersAttributes: boolean,
    /** The handoff that it amends, and what that said when the form was first opened. */
    readonly amends: Draft['amends'],
  ) {
    this.#notSecret = draft?.notSecret ?? [];
    this.#dismissed = new Set(draft?.dismissed);
    this.#before = [draft, draft?.before].filter((mark) => mark !== undefined);
  }

  /** Top folder of the repository; undefined in a bare one. */
  get repository(): string | undefined {
    return this.parts.repository.root;
  }

  /** What git and the earlier handoffs know, as of the last look. */
  get prefill(): Prefill {
    return this.known;
  }

  /** Ids of the drafts whose text is in this form: its own, and those it began with. */
  get draftIds(): readonly string[] {
    return [this.draftId, ...this.#before.map(({ id }) => id)];
  }

  /** What the form starts with: the draft where there is one, else what it amends, else the prefill. */
  get content(): HandoffContent {
    return formPart(this.#begun);
  }

  /** False where the box for `.handoffs/.gitattributes` was unticked before. */
  get attributes(): boolean {
    return this.draft?.attributes ?? true;
  }

  get #begun(): HandoffContent {
    return this.draft?.content ?? this.amends?.before ?? this.known.content;
  }

  /**
   * Opens the form of a branch, with what was typed for it before. It always goes on in a draft of its own,
   * also where a page comes back (in two windows at once, where a window was duplicated), so that no two
   * forms ever write one file. The draft it began with goes once the new one is on disk, and only if
   * nobody has written to it since and no other window is at it.
   */
  static async open(
    parts: Parts,
    drafts: Drafts,
    what: FormToOpen,
    /** Where handoffs go by the user's setting; without one the choice of the last save counts. */
    shareBySetting: ShareMode | undefined,
  ): Promise<HandoffForm> {
    const { branch, commit, drafts: own } = what;
    const [known, facts, draft, choices, amended] = await Promise.all([
      prefill(parts, branch),
      readGapFacts(atOnce(parts), what),
      draftOf(parts, drafts, what),
      parts.clone.choices(),
      what.amends === undefined ? undefined : findOwn(parts, what.amends, 'amend'),
    ]);
    const id = Buffer.from(parts.clock.random(12)).toString('hex');
    const amends = amended && {
      handoff: amended.handoff.note.id,
      before: draft?.amends?.before ?? contentOf(amended.handoff.note),
    };
    const share = amended
      ? isPrivate(amended.handoff)
        ? 'local'
        : 'ref'
      : await shareModeOf(parts, branch, draft?.share ?? shareBySetting, choices.share);
    const offers =
      branch !== undefined &&
      !amends &&
      choices.attributes !== 'declined' &&
      (await parts.records.lacksAttributes(branch));
    return new HandoffForm(
      parts,
      drafts,
      id,
      branch,
      commit,
      known,
      facts,
      draft,
      share,
      own ?? [],
      offers,
      amends,
    );
  }

  /** Resolves when the text is on disk. Later calls wait for earlier ones, so the newest text wins. */
  keep(content: HandoffContent, share: ShareMode, attributes = true): Promise<void> {
    const { draft: begun } = this;
    const draft: Draft = {
      version: 1,
      id: this.draftId,
      repository: this.parts.repository.commonDir,
      ...(this.branch === undefined ? {} : { branch: this.branch }),
      ...(this.commit === undefined ? {} : { commit: this.commit }),
      savedAt: this.parts.clock.now().toISOString(),
      content: withTheRest(content, this.#begun),
      share,
      ...(attributes ? {} : { attributes }),
      ...(this.#notSecret.length === 0 ? {} : { notSecret: this.#notSecret }),
      ...(this.#dismissed.size === 0 ? {} : { dismissed: [...this.#dismissed] }),
      ...(this.amends ? { amends: this.amends } : {}),
      ...(begun ? { before: { id: begun.id, savedAt: begun.savedAt } } : {}),
      ...(begun?.unread ? { unread: begun.unread } : {}),
    };
    const kept = this.#lastKept.catch(() => undefined).then(() => this.#keep(draft));
    this.#lastKept = kept;
    return kept;
  }

  async #keep(draft: Draft): Promise<void> {
    await this.drafts.save(draft);
    await this.#letGo();
  }

  /** Those that another window is still at are asked for again next time. */
  async #letGo(): Promise<void> {
    const gone = await Promise.all(this.#before.map((mark) => this.drafts.letGo(mark)));
    this.#before = this.#before.filter((_, index) => gone[index] !== true);
  }

  /** True where there is a remote to push to. */
  get canPush(): boolean {
    return this.facts.code.hasRemote;
  }

  /** What the next person would not receive or still ask, by what was seen at the last look. */
  gaps(typed: Typed): readonly Gap[] {
    const missing = [...this.#paths].filter(([, found]) => found === 'missing').map(([path]) => path);
    return gapsOf(typed, this.facts, this.known.work, {
      dismissed: this.#dismissed,
      missingPaths: new Set(missing),
      now: this.parts.clock.now(),
    });
  }

  /** Sets a gap aside, or takes that back. It is kept with the next draft. */
  settle(gapId: string, applies: boolean): void {
    if (applies) {
      this.#dismissed.delete(gapId);
    } else {
      this.#dismissed.add(gapId);
    }
  }

  /** Looks for paths that the handoff names and nobody has looked for yet. True where one was not known. */
  async lookForPaths(content: HandoffContent): Promise<boolean> {
    const fresh = namedPaths(content).filter((path) => !this.#paths.has(path));
    await this.#lookFor(fresh);
    return fresh.length > 0;
  }

  async #lookFor(paths: readonly string[]): Promise<void> {
    if (paths.length > 0) {
      const missing = new Set(await this.parts.repository.missingPaths(this.#of, paths));
      paths.forEach((path) => this.#paths.set(path, missing.has(path) ? 'missing' : 'there'));
    }
  }

  /** Looks again: commits may have been made or pushed, and files changed, since the form was opened. */
  async refresh(): Promise<void> {
    [this.known, this.facts] = await Promise.all([
      prefill(this.parts, this.branch),
      readGapFacts(atOnce(this.parts), this.#of),
      this.#lookFor([...this.#paths.keys()]),
    ]);
  }

  get #of(): CodeOf {
    return { branch: this.branch, commit: this.commit };
  }

  /**
   * Writes the handoff and lets the draft go. Where writing fails, the draft stays. A disk that takes no
   * draft is no reason not to try: the repository may be elsewhere, and only the record counts now.
   * @param attributes Adds `.handoffs/.gitattributes` where the form offers that; `not-asked` is neither a yes nor a no.
   * @param notSecret Marks of what was found and is none: it stays so for as long as the draft is there.
   */
  async save(
    content: HandoffContent,
    share: ShareMode,
    attributes: boolean | 'not-asked' = true,
    notSecret: readonly string[] = [],
  ): Promise<WrittenHandoff> {
    this.#notSecret = [...new Set([...this.#notSecret, ...notSecret])];
    await this.keep(content, share, attributes !== false).catch(() => undefined);
    const whole = withTheRest(content, this.#begun);
    const written = await writeHandoff(this.parts, {
      branch: this.branch,
      commit: this.commit,
      content: whole,
      share,
      attributes: attributes === true && this.offersAttributes && share === 'branch',
      notSecret: this.#notSecret,
    });
    await this.#lastKept.catch(() => undefined);
    // From here on the handoff is kept: a draft that cannot be removed, or a choice that cannot be
    // remembered, must not look like a failed save, or it would be saved twice.
    await Promise.allSettled([this.#dropDrafts(), this.#rememberChoices(share, attributes === false)]);
    return written;
  }

  /**
   * Saves what is otherwise than the handoff that the form amends was, and lets the draft go. Where that fails,
   * the draft stays. @throws what `amendHandoff` throws
   */
  async amend(
    { handoff, before }: NonNullable<Draft['amends']>,
    content: HandoffContent,
    notSecret: readonly string[] = [],
  ): Promise<AmendReply> {
    this.#notSecret = [...new Set([...this.#notSecret, ...notSecret])];
    await this.keep(content, this.share).catch(() => undefined);
    const after = withTheRest(content, this.#begun);
    const reply = await amendHandoff(
      this.parts,
      { id: handoff, notSecret: this.#notSecret },
      { before, after },
    );
    await this.#lastKept.catch(() => undefined);
    await this.#dropDrafts().catch(() => undefined);
    return reply;
  }

  /** Lets go of the text: there is nothing in it any more. */
  async forget(): Promise<void> {
    await this.#lastKept.catch(() => undefined);
    await this.#dropDrafts();
  }

  /** The form's own, and the one it began with: its text is in the handoff now. */
  async #dropDrafts(): Promise<void> {
    await this.drafts.remove(this.draftId);
    await this.#letGo();
  }

  /** A note to oneself is the exception: remembered, it would keep the next handoff from everybody. */
  async #rememberChoices(share: ShareMode, unticked: boolean): Promise<void> {
    if (share === 'local') {
      return;
    }
    const choices = await this.parts.clone.choices();
    const declines = this.offersAttributes && share === 'branch' && unticked;
    await this.parts.clone.setChoices({
      ...choices,
      share,
      ...(declines ? { attributes: 'declined' as const } : {}),
    });
  }
}

/** The draft that a form goes on with: one of those it names, else the newest for the same thing. */
async function draftOf(
  { repository: { commonDir } }: Parts,
  drafts: Drafts,
  { branch, commit, drafts: own, amends }: FormToOpen,
): Promise<Draft | undefined> {
  if (own) {
    return firstOf(drafts, own);
  }
  return amends === undefined
    ? drafts.find(commonDir, branch, commit)
    : (await drafts.list(commonDir)).find((draft) => draft.amends?.handoff === amends);
}

async function firstOf(drafts: Drafts, ids: readonly string[]): Promise<Draft | undefined> {
  const found = await Promise.all(ids.map((id) => drafts.load(id)));
  return found.find((draft) => draft !== undefined);
}
