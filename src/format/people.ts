import type { Aliases } from '../domain/addresses';
import { reasonOf } from './reason';
import { peopleSchema } from './schema/people';
import { readSource, refuse, type Refusal } from './sourceText';
import { typedBy } from './typed';
import { readTree } from './yamlTree';

export type ParsedPeople = { readonly ok: true; readonly value: Aliases } | Refusal;

/**
 * Reads `people.yaml`: whose the e-mails in it are. Never throws for what a file may hold, and has the same
 * limits as a record; a file with one mistake is refused as a whole, with its line.
 */
export function parsePeople(source: string | Uint8Array): ParsedPeople {
  const text = readSource(source);
  if (!text.ok) {
    return text;
  }
  const read = readTree(text.text);
  if (!read.ok) {
    return read;
  }
  const result = peopleSchema.safeParse(typedBy(peopleSchema, read.tree));
  if (result.success) {
    return { ok: true, value: result.data.people.map(({ emails }) => emails) };
  }
  const [issue] = result.error.issues;
  return issue
    ? refuse(reasonOf(issue, read.tree), read.lineOf(issue.path))
    : refuse('expected a list of people, found something else');
}
