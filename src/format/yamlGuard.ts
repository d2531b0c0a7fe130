import { Lexer, Parser, type CST } from 'yaml';
import { lineAt, refuse, type Refusal } from './sourceText';

/** DESIGN's limits for a record. FAULTS F3 and CVE-2026-33532: nothing beyond them may reach the composer. */
export const maxDepth = 16;
export const maxKeys = 200;
export const maxNodes = 5000;

/**
 * A value in a list is four lexemes or a few more. They are counted as they come, because each costs time
 * (about 1 µs) whether it makes a value or not, and 64 KiB can hold 64,000.
 */
const maxLexemes = 4 * maxNodes;
/** The parser also keeps the document, and the scalar it is at, on its stack. */
const maxStack = maxDepth + 2;

/**
 * Splits YAML into yaml's concrete syntax tree, and refuses what is nested deeper than 16, has more than
 * 200 keys in a map or 5,000 nodes, holds an alias, anchor, tag or directive, or is not one document.
 *
 * Linear in the text and without recursion on its depth. The parser is fed one lexeme at a time and its
 * stack is looked at after each, because the parser itself recurses when it leaves nested collections.
 */
export function guardYaml(text: string): { ok: true; tokens: readonly CST.Token[] } | Refusal {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') {
        return refuse(`expected YAML, found an error in it: ${token.message}`, lineAt(text, token.offset));
      }
      tokens.push(token);
    }
    if (parser.stack.length > maxStack) {
      return tooDeep(text, parser.offset);
    }
    if (lexemes > maxLexemes) {
      return tooMany(text, parser.offset);
    }
  }
  tokens.push(...parser.end());
  return check(text, tokens) ?? { ok: true, tokens };
}

interface Visit {
  readonly token: CST.Token;
  /** How many collections this one stands in, itself included. */
  readonly depth: number;
}

/** Walks the tree with a list of its own instead of recursion. */
function check(text: string, tokens: readonly CST.Token[]): Refusal | undefined {
  const directive = tokens.find((token) => token.type === 'directive');
  if (directive) {
    return forbidden(text, 'a directive (%)', directive);
  }
  const [document, another] = tokens.filter((token) => token.type === 'document');
  if (another) {
    return refuse('expected one YAML document, found another one', lineAt(text, another.offset));
  }
  const refusal = document && checkMarks(text, document.start);
  if (refusal || !document?.value) {
    return refusal;
  }
  const waiting: Visit[] = [{ token: document.value, depth: 1 }];
  let nodes = 0;
  for (let visit = waiting.pop(); visit; visit = waiting.pop()) {
    nodes += 1;
    const refused = nodes > maxNodes ? tooMany(text, visit.token.offset) : checkNode(text, visit);
    if (refused) {
      return refused;
    }
    if ('items' in visit.token) {
      for (const { key, value } of visit.token.items) {
        if (key) {
          waiting.push({ token: key, depth: visit.depth + 1 });
        }
        if (value) {
          waiting.push({ token: value, depth: visit.depth + 1 });
        }
      }
    }
  }
  return undefined;
}

function checkNode(text: string, { token, depth }: Visit): Refusal | undefined {
  if (token.type === 'alias') {
    return forbidden(text, 'an alias (*)', token);
  }
  if (!('items' in token)) {
    return undefined;
  }
  if (depth > maxDepth) {
    return tooDeep(text, token.offset);
  }
  if (isMapToken(token) && token.items.length > maxKeys) {
    return refuse(`expected at most ${maxKeys} keys in a map, found more`, lineAt(text, token.offset));
  }
  for (const { start, sep } of token.items) {
    const refusal = checkMarks(text, start) ?? checkMarks(text, sep);
    if (refusal) {
      return refusal;
    }
  }
  return undefined;
}

/** Anchors and tags stand among the marks before a value. Elsewhere they are errors, which the composer names. */
function checkMarks(text: string, marks: readonly CST.Token[] | undefined): Refusal | undefined {
  for (const mark of marks ?? []) {
    if (mark.type === 'anchor') {
      return forbidden(text, 'an anchor (&)', mark);
    }
    if (mark.type === 'tag') {
      return forbidden(text, 'a tag (!)', mark);
    }
  }
  return undefined;
}

function isMapToken(token: CST.Token): boolean {
  return (
    token.type === 'block-map' || (token.type === 'flow-collection' && token.start.type === 'flow-map-start')
  );
}

function forbidden(text: string, what: string, token: CST.Token): Refusal {
  return refuse(`expected plain YAML, found ${what}`, lineAt(text, token.offset));
}

function tooDeep(text: string, offset: number): Refusal {
  return refuse(`expected at most ${maxDepth} levels of nesting, found more`, lineAt(text, offset));
}

function tooMany(text: string, offset: number): Refusal {
  return refuse(`expected at most ${maxNodes} values in a record, found more`, lineAt(text, offset));
}
