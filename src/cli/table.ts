import type { Command } from './command';
import { amend } from './commands/amend';
import { check } from './commands/check';
import { close } from './commands/close';
import { gaps } from './commands/gaps';
import { list } from './commands/list';
import { pickup } from './commands/pickup';
import { purge } from './commands/purge';
import { reopen } from './commands/reopen';
import { show } from './commands/show';
import { step } from './commands/step';
import { sync } from './commands/sync';
import { tidy } from './commands/tidy';
import { withdraw } from './commands/withdraw';
import { why } from './commands/why';
import { write } from './commands/write';

/** Every command, in the order of the help: to read, to write, to answer, to exchange, to explain. */
export const commands: readonly Command[] = [
  list,
  show,
  write,
  amend,
  pickup,
  step,
  close,
  reopen,
  withdraw,
  purge,
  tidy,
  sync,
  why,
  check,
  gaps,
];
