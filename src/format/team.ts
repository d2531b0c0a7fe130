import type * as z from 'zod/mini';
import { noTeamSettings, type TeamSettings, type Template } from '../domain/team';
import { withWholeRows } from './draftInput';
import { reasonOf } from './reason';
import { email } from './schema/fields';
import { requiredSection, ruleOff, teamSchema, template } from './schema/team';
import { readSource, refuse, type Refusal } from './sourceText';
import { typedBy } from './typed';
import { isTreeMap, kindOf, readTree, type ReadTree, type Tree, type TreeMap } from './yamlTree';

/** What a `config.yaml` says, and what in it says nothing, by English reasons with lines. */
export interface TeamFile {
  readonly settings: TeamSettings;
  readonly problems: readonly Refusal[];
}

export type ParsedTeam = { readonly ok: true; readonly value: TeamFile } | Refusal;

type Path = readonly (string | number)[];

/**
 * Reads `config.yaml`, within the limits of a record. Never throws for what a file may hold. An entry with a
 * mistake is left out and told, the others count: another version may know more sections and rules.
 */
export function parseTeam(source: string | Uint8Array): ParsedTeam {
  const text = readSource(source);
  if (!text.ok) {
    return text;
  }
  // A file of comments only says nothing.
  const read = text.text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line))
    ? { ok: true as const, tree: {}, lineOf: () => 1 }
    : readTree(text.text);
  if (!read.ok) {
    return read;
  }
  const problems: Refusal[] = [];
  const list = <S extends z.ZodMiniType>(path: Path, schema: S): readonly z.infer<S>[] =>
    readList(read, path, schema, problems);
  const unknown = Object.keys(read.tree).filter((key) => !Object.hasOwn(teamSchema.shape, key));
  problems.push(
    ...unknown.map((key) => refuse(`expected only known fields, found "${key}"`, read.lineOf([key]))),
  );
  const templates = list(['templates'], template).map(({ branches, sections }): Template => ({
    branches,
    content: sections,
  }));
  const settings: TeamSettings = {
    ...noTeamSettings,
    required: list(['required'], requiredSection),
    off: list(['gaps', 'off'], ruleOff),
    recipients: list(['recipients'], email),
    templates,
  };
  return { ok: true, value: { settings, problems } };
}

type Read = Pick<ReadTree, 'tree' | 'lineOf'>;

function readList<S extends z.ZodMiniType>(
  read: Read,
  path: Path,
  schema: S,
  problems: Refusal[],
): readonly z.infer<S>[] {
  const found = at(read.tree, path);
  if (found === undefined || found === null) {
    return [];
  }
  if (!Array.isArray(found)) {
    problems.push(refuse(`${path.join('.')}: expected a list, found ${kindOf(found)}`, read.lineOf(path)));
    return [];
  }
  return found.flatMap((item: Tree, index) => {
    const result = schema.safeParse(typedBy(schema, withRows(item)));
    if (result.success) {
      return [result.data];
    }
    const [issue] = result.error.issues;
    const where = [...path, index, ...((issue?.path ?? []) as Path)];
    problems.push(
      issue
        ? refuse(reasonOf({ ...issue, path: where }, read.tree), read.lineOf(where))
        : refuse('expected other settings', read.lineOf(where)),
    );
    return [];
  });
}

/** Rows of a template may be plain text, as in what `handoff write --file` takes. */
function withRows(item: Tree): Tree {
  const sections = isTreeMap(item) ? item['sections'] : undefined;
  return isTreeMap(item) && isTreeMap(sections) ? { ...item, sections: withWholeRows(sections) } : item;
}

function at(tree: TreeMap, path: Path): Tree | undefined {
  let value: Tree | undefined = tree;
  for (const key of path) {
    value = isTreeMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
