import type { SendAs } from './journal';
import type { ShareMode } from './share';

export interface Mutes {
  readonly repository: boolean;
  readonly branches: readonly string[];
  /** ISO 8601 UTC. It may be over: ask `pauseAt`. */
  readonly pausedUntil?: string;
}

/** A mute was taken back: from then on it is asked as if it never had been. */
export interface Unmuted {
  /** Absent for a mute of the whole repository. */
  readonly branch?: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** What the user chose once for this clone. */
export interface Choices {
  readonly share?: ShareMode;
  readonly sync?: 'auto' | 'off';
  /** How the own journal travels; a ref of ours where nothing was chosen. */
  readonly sendAs?: SendAs;
  /** About `.handoffs/.gitattributes`: it is not wanted, or was mentioned on the command line. */
  readonly attributes?: 'declined' | 'told';
}

/** Until when nothing is asked, ISO 8601 UTC; undefined where there is no pause, or it is over. */
export function pauseAt({ pausedUntil }: Mutes, now: Date): string | undefined {
  return pausedUntil !== undefined && Date.parse(pausedUntil) > now.getTime() ? pausedUntil : undefined;
}
