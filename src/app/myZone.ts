import type { Parts } from './parts';

/** IANA name of the zone of whoever sits here: the one that is set, else this machine's. */
export async function myZone({ settings, clock }: Pick<Parts, 'settings' | 'clock'>): Promise<string> {
  return (await settings()).timeZone ?? clock.timeZone();
}
