import type { ShareMode } from './share';

export interface Mutes {
  readonly repository: boolean;
  readonly branches: readonly string[];
}

/** What the user chose once for this clone. */
export interface Choices {
  readonly share?: ShareMode;
  readonly sync?: 'auto' | 'off';
}
