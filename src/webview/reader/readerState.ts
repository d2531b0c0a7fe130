import type { BriefModel } from '../protocol/reader';

/** What the brief keeps in VS Code: enough to show itself at once, and the read-back being typed. */
export interface ReaderState {
  readonly version: 1;
  /** The handoff's id. The host's serializer needs no more than this. */
  readonly handoff: string;
  readonly model: BriefModel;
  readonly readBack: string;
}

/** The kept state, if it is one of ours. The host's model takes the place of the one in it anyway. */
export function readReaderState(kept: unknown): ReaderState | undefined {
  const isOurs = typeof kept === 'object' && kept !== null && 'version' in kept && kept.version === 1;
  return isOurs && 'model' in kept && 'handoff' in kept ? (kept as ReaderState) : undefined;
}
