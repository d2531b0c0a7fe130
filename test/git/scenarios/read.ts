// Reads the scenarios of this folder: see README.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Scenario {
  readonly file: string;
  readonly name: string;
  readonly steps: readonly string[];
  /** `ask own-work` or `quiet REASON`. */
  readonly label: string;
  /** What `why` says, where that differs by contract; else the label. */
  readonly why: string;
  /** The branch that is left, where the scenario says which. */
  readonly from: string | undefined;
  /** How many questions windows have asked, where the scenario counts them. */
  readonly asked: number | undefined;
}

/** Every scenario of the `.txt` files beside this one. Throws where one is not as README.md says. */
export function readScenarios(): readonly Scenario[] {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.txt'));
  return files.sort().flatMap((file) => scenariosIn(file, readFileSync(join(__dirname, file), 'utf8')));
}

function scenariosIn(file: string, text: string): readonly Scenario[] {
  return text
    .split(/^= /m)
    .slice(1)
    .map((block) => {
      const [name = '', ...rest] = block.split('\n').map((line) => line.trim());
      const lines = rest.filter((line) => line !== '' && !line.startsWith('#'));
      const said = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
      const steps = lines.filter((line) => !line.startsWith('> '));
      const [label, ...more] = said.filter((line) => /^(ask|quiet) /.test(line));
      if (label === undefined || more.length > 0) throw new Error(`${file}: "${name}" wants one label`);
      const after = (word: string): string | undefined =>
        said.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
      const asked = after('asked');
      return {
        ...{ file, name, steps, label },
        why: after('why') ?? label,
        from: after('from'),
        asked: asked === undefined ? undefined : Number(asked),
      };
    });
}
