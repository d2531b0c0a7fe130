// Finds the texts that are translated: the literal first arguments of calls of `t`.
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { findFiles } from './files';

/**
 * Every message below a folder as `{ English: English }`, sorted, which is what VS Code's l10n reads.
 * Throws where a call of `t` has something else than one literal text, because it could not be translated.
 */
export function collectMessages(folder: string): Readonly<Record<string, string>> {
  const messages = new Set<string>();
  for (const file of findFiles(`${folder}/**`, '.ts')) {
    for (const message of messagesIn(file, readFileSync(file, 'utf8'))) messages.add(message);
  }
  return Object.fromEntries([...messages].sort().map((message) => [message, message]));
}

/** The messages of one source text; `file` only names it in an error. */
export function messagesIn(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const messages: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) {
      const [first] = node.arguments;
      if (!first || !ts.isStringLiteralLike(first)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        throw new Error(`${file}:${line + 1}: t() needs one literal text, else it cannot be translated`);
      }
      messages.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

function isTranslation(callee: ts.Expression): boolean {
  return (
    (ts.isIdentifier(callee) && callee.text === 't') ||
    (ts.isPropertyAccessExpression(callee) && callee.name.text === 't')
  );
}
