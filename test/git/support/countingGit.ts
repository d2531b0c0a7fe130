// A git that writes down what it is asked: for tests of how much is read.
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './repositories';

export interface CountingGit {
  /** Path of the program. */
  readonly gitPath: string;
  /** What was asked since the last call: the commands, and the objects wanted of `cat-file`. */
  readonly asked: () => { readonly commands: readonly string[]; readonly objects: readonly string[] };
}

const commands = ['for-each-ref', 'cat-file', 'fast-import', 'rev-parse', 'config', 'var', 'symbolic-ref'];

/** Makes one. It hands everything on to the real git. */
export function countingGit(): CountingGit {
  const folder = newFolder('counting');
  const [program, calls, objects] = ['git', 'calls', 'objects'].map((name) => join(folder, name));
  if (!program || !calls || !objects) throw new Error('unreachable');
  writeFileSync(
    program,
    [
      '#!/bin/sh',
      `echo "$@" >> '${calls}'`,
      `case " $* " in`,
      `  *" cat-file "*) tee -a '${objects}' | git "$@" ;;`,
      `  *) exec git "$@" ;;`,
      'esac',
      '',
    ].join('\n'),
  );
  chmodSync(program, 0o755);
  const take = (file: string): readonly string[] => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    writeFileSync(file, '');
    return text.split('\n').filter((line) => line !== '');
  };
  return {
    gitPath: program,
    asked: () => ({
      commands: take(calls).map(
        (line) => commands.find((command) => ` ${line} `.includes(` ${command} `)) ?? line,
      ),
      objects: take(objects),
    }),
  };
}
