/**
 * The messages between the extension and the page of the form, and the model it shows: the only code both
 * sides share. Texts arrive ready to be shown and translated; the webview composes no sentences. What
 * comes from a repository is never treated as HTML.
 */
import type { HandoffContent, HandoffState } from '../../domain/records';
import type { ShareMode } from '../../domain/share';
import type { GapLabels, GapMessage, GapsModel } from './gaps';

/** A person that the form can be addressed to. */
export interface PersonModel {
  readonly email: string;
  readonly name: string;
  /** Why they are offered, or where to reach them; may be empty. */
  readonly hint: string;
  /** What time it is for them, and whether they work: "02:14 there, back 09:00 (in 7 h)"; may be empty. */
  readonly time: string;
  /** When one can talk with them, with their name; empty for whom the handoff is not addressed to. */
  readonly overlap: string;
}

/** What the form has a field for. */
export const formFields = [
  ...(['to', 'state', 'summary', 'questions', 'next', 'verify'] as const),
  ...(['outcome', 'background', 'contingencies', 'doNotTouch', 'tried', 'done', 'links'] as const),
] as const;
export type FormField = (typeof formFields)[number];

export interface FormModel {
  /**
   * Which draft this is. A `show` of the same draft never overwrites what was typed, one of another draft
   * replaces everything. It is also in the webview's kept state, for the serializer.
   */
  readonly draft: string;
  /** The drafts of pages whose place this one takes, the newest first: what they hold goes on here. */
  readonly continues?: readonly string[];
  /** Top folder of the repository; for the host alone, as it comes back with the kept state. */
  readonly repository?: string;
  /** Absent on a detached HEAD. Comes back with the kept state, so that the host knows whose form it was. */
  readonly branch?: string;
  /** The commit that was checked out without a branch; comes back as the branch does. */
  readonly commit?: string;
  /** Id of the handoff that it amends; comes back as the branch does. */
  readonly amends?: string;
  readonly title: string;
  readonly subtitle: string;
  readonly content: HandoffContent;
  readonly share: ShareMode;
  readonly shareOptions: readonly { readonly mode: ShareMode; readonly label: string }[];
  /** True where the branch has no `.handoffs/.gitattributes`: then saving to it can add one. */
  readonly offersAttributes: boolean;
  /** False where the box for it was unticked in the draft. */
  readonly attributes: boolean;
  /** False where there is nothing to push to: then there is one button, Save. */
  readonly canPush: boolean;
  readonly people: readonly PersonModel[];
  readonly states: readonly { readonly state: HandoffState; readonly label: string }[];
  readonly gaps: GapsModel;
  /** Files touched since the last handoff or the merge base. */
  readonly files: readonly string[];
  /** BCP 47 tag, for dates. */
  readonly language: string;
  readonly labels: FormLabels;
}

/** Something in the text that looks like a secret: told, and not shown. */
export interface SecretModel {
  /** The key of the content that it stands in. */
  readonly field: string;
  readonly text: string;
  /** Names it in `notSecret`. */
  readonly mark: string;
  /** Its first characters and its length, to find it in the field. */
  readonly begins: string;
  readonly length: number;
}

/** The words of what stands below the essentials, and of what is seldom filled in. */
export interface SectionLabels {
  readonly owner: string;
  readonly askWhom: string;
  readonly due: string;
  readonly outcome: string;
  readonly outcomeHint: string;
  readonly background: string;
  readonly backgroundHint: string;
  readonly contingencies: string;
  readonly ifPlaceholder: string;
  readonly thenPlaceholder: string;
  readonly doNotTouch: string;
  readonly doNotTouchPlaceholder: string;
  readonly tried: string;
  readonly triedPlaceholder: string;
  readonly links: string;
  readonly linkPlaceholder: string;
  readonly linkTitlePlaceholder: string;
  /** What a closed section holds: nothing, a text. */
  readonly empty: string;
  readonly written: string;
  readonly noneOnPurpose: string;
}

export interface FormLabels extends SectionLabels {
  readonly to: string;
  readonly toHint: string;
  readonly toPlaceholder: string;
  /** Said beside the field when what was typed is neither a known person nor an e-mail address. */
  readonly toInvalid: string;
  readonly removePerson: string;
  readonly state: string;
  readonly statePlaceholder: string;
  readonly summary: string;
  readonly summaryHint: string;
  readonly questions: string;
  readonly questionsHint: string;
  readonly questionPlaceholder: string;
  readonly next: string;
  readonly stepPlaceholder: string;
  readonly removeRow: string;
  readonly verify: string;
  readonly runPlaceholder: string;
  readonly expectPlaceholder: string;
  readonly done: string;
  /** Where the entries come from, said after their number: "from your commits". */
  readonly doneHint: string;
  readonly donePlaceholder: string;
  readonly files: string;
  readonly gaps: GapLabels;
  readonly saveAndPush: string;
  /** The same button where no branch is pushed: the handoff goes on a ref of its own. */
  readonly saveAndSend: string;
  readonly save: string;
  readonly saveKey: string;
  readonly pushKey: string;
  /** The same on a Mac: only the webview knows what the user sits at (the host may be far away). */
  readonly saveKeyMac: string;
  readonly pushKeyMac: string;
  readonly goesTo: string;
  readonly attributes: string;
  readonly draftNone: string;
  readonly draftTyping: string;
  readonly draftKept: string;
  readonly draftNotKept: string;
  readonly saving: string;
  readonly goThere: string;
  readonly notSecret: string;
}

export type ToForm =
  | { readonly type: 'show'; readonly model: FormModel }
  | { readonly type: 'gaps'; readonly gaps: GapsModel }
  /** Clocks went on, or the handoff is addressed to others: the same people, as they are now. */
  | { readonly type: 'people'; readonly people: readonly PersonModel[] }
  /** Everything up to and including draft `seq` is on disk. */
  | { readonly type: 'kept'; readonly seq: number }
  /** The disk took no draft. Nothing else has changed: a save that is under way goes on. */
  | { readonly type: 'notKept'; readonly message: string }
  | { readonly type: 'failed'; readonly message: string; readonly field?: FormField }
  /** Nothing was saved, as the text may hold secrets: the user is to say whether it does. */
  | { readonly type: 'secrets'; readonly message: string; readonly found: readonly SecretModel[] };

export type FromForm =
  | { readonly type: 'ready' }
  | {
      readonly type: 'draft';
      readonly seq: number;
      readonly content: HandoffContent;
      readonly share: ShareMode;
      /** As the box for `.handoffs/.gitattributes` stands. */
      readonly attributes: boolean;
    }
  | {
      readonly type: 'save';
      readonly content: HandoffContent;
      readonly share: ShareMode;
      readonly push: boolean;
      /** Adds `.handoffs/.gitattributes` to the branch, where that is offered. */
      readonly attributes: boolean;
      /** Marks of what was found and is none. */
      readonly notSecret: readonly string[];
    }
  | { readonly type: 'gap'; readonly does: GapMessage };
