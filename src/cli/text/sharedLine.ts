import type { Handoff } from '../../domain/records';
import { oneLine } from './layout';

/** That a handoff which waited has reached its branch. */
export function sharedLine({ id, branch }: Handoff): string {
  return `${id} waited, and is on ${oneLine(branch ?? '', 60)} now.`;
}
