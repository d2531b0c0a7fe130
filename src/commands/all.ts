import { amend } from './amend';
import { close } from './close';
import type { Command } from './command';
import { editPeople } from './editPeople';
import { drafts } from './drafts';
import { mute } from './mute';
import { open } from './open';
import { pickUp } from './pickUp';
import { purge } from './purge';
import { reopen } from './reopen';
import { saveOnBranch } from './saveOnBranch';
import { switchBranch } from './switchBranch';
import { sync } from './sync';
import { tidy } from './tidy';
import { toggleStep } from './toggleStep';
import { unmute } from './unmute';
import { withdraw } from './withdraw';
import { whyAsked } from './whyAsked';
import { write } from './write';
import { writeOneLine } from './writeOneLine';

/** Every command that needs an open repository. */
export const commands: readonly Command[] = [
  write,
  switchBranch,
  writeOneLine,
  amend,
  drafts,
  open,
  pickUp,
  toggleStep,
  close,
  reopen,
  withdraw,
  purge,
  tidy,
  saveOnBranch,
  sync,
  mute,
  unmute,
  whyAsked,
  editPeople,
];
