import type { HandoffContent } from '../../domain/records';
import type { ShareMode } from '../../domain/share';
import type { FormModel } from '../protocol/form';

/** What the form keeps in VS Code, so that it comes back as it was before the host has answered. */
export interface FormState {
  readonly version: 1;
  /** The draft's id. The host's serializer needs no more than this. */
  readonly draft: string;
  readonly model: FormModel;
  readonly content: HandoffContent;
  readonly share: ShareMode;
  readonly attributes: boolean;
  readonly seq: number;
  /** True once something was typed: from then on the page's text is the newest there is. */
  readonly typed: boolean;
}

/**
 * The kept state, if it is one of ours. Only the version is looked at, as nobody else can write it; an
 * older extension's state is dropped, and the host's draft takes its place.
 */
export function readFormState(kept: unknown): FormState | undefined {
  const isOurs = typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === 1;
  return isOurs && 'model' in kept && 'content' in kept ? (kept as FormState) : undefined;
}
