// A git that writes down what it is asked: for tests of how much is read.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env, newFolder } from './repositories';

export interface CountingGit {
  /** The folder that the program is in, for a search path. */
  readonly folder: string;
  /** Path of the program. */
  readonly gitPath: string;
  /** What was asked since the last call: the commands, and the objects wanted of `cat-file`. */
  readonly asked: () => { readonly commands: readonly string[]; readonly objects: readonly string[] };
}

/** The command among the arguments: what stands before it are options of git itself. */
function commandIn(line: string): string {
  return line.replace(/^(?:(?:-c \S+|--no-pager|--git-dir=\S+) )*/, '').split(' ')[0] ?? '';
}

/** Makes one. It hands everything on to the real git. */
export function countingGit(): CountingGit {
  const folder = newFolder('counting');
  const [program, calls, objects] = ['git', 'calls', 'objects'].map((name) => join(folder, name));
  if (!program || !calls || !objects) throw new Error('unreachable');
  // By its path: with this folder on the search path `git` would be this program again.
  const real = execFileSync('sh', ['-c', 'command -v git'], { env, encoding: 'utf8' }).trim();
  writeFileSync(
    program,
    [
      '#!/bin/sh',
      `echo "$@" >> '${calls}'`,
      `case " $* " in`,
      `  *" cat-file "*) tee -a '${objects}' | '${real}' "$@" ;;`,
      `  *) exec '${real}' "$@" ;;`,
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
    folder,
    gitPath: program,
    asked: () => ({
      commands: take(calls).map(commandIn),
      objects: take(objects),
    }),
  };
}
