import type { Draft } from '../domain/draft';
import { findGaps, type Delivery, type Gaps } from '../domain/gaps';
import type { HandoffContent } from '../domain/records';
import type { ShareMode } from '../domain/share';
import type { Parts } from './parts';
import type { Drafts } from './ports';
import { prefill, type Prefill } from './prefill';
import { writeHandoff, type WrittenHandoff } from './writeHandoff';

/**
 * One form that is being filled in, without its looks: what it starts with, keeping what is typed, and
 * saving it. The draft goes only after the handoff reads back from where it was kept.
 */
export class HandoffForm {
  #delivery: Delivery;
  #lastKept: Promise<void> = Promise.resolve();

  private constructor(
    private readonly parts: Parts,
    private readonly drafts: Drafts,
    readonly draftId: string,
    readonly branch: string | undefined,
    readonly prefill: Prefill,
    /** What the form starts with: the draft where there is one, else the prefill. */
    readonly content: HandoffContent,
    readonly share: ShareMode,
  ) {
    this.#delivery = prefill.delivery;
  }

  /** Opens the form of a branch, with its draft where one was kept. */
  static async open(
    parts: Parts,
    drafts: Drafts,
    branch: string | undefined,
    /** Where handoffs go by the user's setting; without one the choice of the last save counts. */
    shareBySetting: ShareMode | undefined,
  ): Promise<HandoffForm> {
    const [known, draft, choices] = await Promise.all([
      prefill(parts, branch),
      drafts.find(parts.repository.commonDir, branch),
      parts.clone.choices(),
    ]);
    const id = draft?.id ?? Buffer.from(parts.clock.random(12)).toString('hex');
    const share = draft?.share ?? shareBySetting ?? choices.share ?? 'branch';
    return new HandoffForm(parts, drafts, id, branch, known, draft?.content ?? known.content, share);
  }

  /** Resolves when the text is on disk. Later calls wait for earlier ones, so the newest text wins. */
  keep(content: HandoffContent, share: ShareMode): Promise<void> {
    const draft: Draft = {
      version: 1,
      id: this.draftId,
      repository: this.parts.repository.commonDir,
      ...(this.branch === undefined ? {} : { branch: this.branch }),
      savedAt: this.parts.clock.now().toISOString(),
      content,
      share,
    };
    const kept = this.#lastKept.catch(() => undefined).then(() => this.drafts.save(draft));
    this.#lastKept = kept;
    return kept;
  }

  gaps(content: HandoffContent): Gaps {
    return findGaps(content, this.#delivery);
  }

  /** Asks git again what the next person would not receive. */
  async refreshDelivery(): Promise<void> {
    if (this.branch !== undefined) {
      this.#delivery = await this.parts.repository.delivery(this.branch);
    }
  }

  /**
   * Writes the handoff and lets the draft go. Where writing fails, the draft stays. A disk that takes no
   * draft is no reason not to try: the repository may be elsewhere, and only the record counts now.
   */
  async save(content: HandoffContent, share: ShareMode): Promise<WrittenHandoff> {
    await this.keep(content, share).catch(() => undefined);
    const written = await writeHandoff(this.parts, { branch: this.branch, content, share });
    await this.#lastKept.catch(() => undefined);
    // From here on the handoff is kept: a draft that cannot be removed, or a choice that cannot be
    // remembered, must not look like a failed save, or it would be saved twice.
    await Promise.allSettled([this.drafts.remove(this.draftId), this.#rememberShare(share)]);
    return written;
  }

  async #rememberShare(share: ShareMode): Promise<void> {
    await this.parts.clone.setChoices({ ...(await this.parts.clone.choices()), share });
  }
}
