import * as vscode from 'vscode';
import { isProblem } from '../domain/problem';
import type { NotSecret } from '../domain/secrets/finding';
import { secretsText } from '../words/secrets';
import { tell } from './messages';

/**
 * Writes something, and where it may hold a secret leaves the decision to the user: it is written once they say
 * that it is none. Else `edit` where they want to change it, or `left`: what was typed is still where it was typed.
 * @throws what `write` throws for any other reason.
 */
export async function unlessSecret<T>(
  write: (notSecret: NotSecret) => Promise<T>,
): Promise<{ readonly written: T } | 'edit' | 'left'> {
  try {
    return { written: await write([]) };
  } catch (error) {
    if (!isProblem(error) || error.problem.kind !== 'secrets') {
      throw error;
    }
    const { findings } = error.problem;
    const none = vscode.l10n.t('It Is No Secret: Save');
    const edit = vscode.l10n.t('Edit');
    const answer = await tell('warning', secretsText(vscode.l10n, findings), edit, none);
    if (answer === none) {
      return { written: await write(findings.map(({ mark }) => mark)) };
    }
    return answer === edit ? 'edit' : 'left';
  }
}
