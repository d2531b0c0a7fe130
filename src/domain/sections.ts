import type { HandoffContent } from './records';

/** A section of a handoff: what can be asked for, answered and required. */
export type Section = keyof HandoffContent;

/** Sections that are lists. An empty one means "none, on purpose", which is an answer. */
export const listSections = [
  'to',
  'done',
  'tried',
  'doNotTouch',
  'verify',
  'next',
  'contingencies',
  'questions',
  'places',
  'decisions',
  'links',
  'openFiles',
] as const satisfies readonly Section[];
export type ListSection = (typeof listSections)[number];

/** True for a list. */
export function isListSection(section: Section): section is ListSection {
  return listSections.some((list) => list === section);
}

/** The text of a row that makes it one: a row without it says nothing. */
const rowTexts: Readonly<Partial<Record<Section, string>>> = {
  verify: 'run',
  next: 'text',
  contingencies: 'then',
  questions: 'text',
  places: 'path',
  links: 'url',
  openFiles: 'path',
};

/** True where a section says something; an empty list does: "none, on purpose". */
export function isSaid(content: HandoffContent, section: Section): boolean {
  const value: unknown = content[section];
  if (!Array.isArray(value)) {
    return typeof value === 'string' && value.trim() !== '';
  }
  return value.length === 0 || value.some((row: unknown) => textOf(section, row).trim() !== '');
}

function textOf(section: Section, row: unknown): string {
  const key = rowTexts[section];
  const text: unknown =
    key !== undefined && typeof row === 'object' && row !== null
      ? (row as Record<string, unknown>)[key]
      : row;
  return typeof text === 'string' ? text : '';
}
