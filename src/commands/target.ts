import { textProperty } from '../editor/untrusted';
import { workedOn } from '../domain/head';
import { newestOfBranch } from '../app/findHandoff';
import type { Session } from '../app/session';
import { ProblemError } from '../domain/problem';

/**
 * The handoff a command is about: the one of the row or link it was called from, else the newest of the
 * branch that is checked out. Throws `no-handoff`.
 */
export async function handoffFor(session: Session, argument: unknown): Promise<string> {
  const given = textProperty(argument, 'handoffId');
  if (given !== undefined) {
    return given;
  }
  const head = await session.parts.repository.head();
  return (await newestOfBranch(session.parts, workedOn(head))).note.id;
}

/**
 * The branch a command is about: the one given, else the one that is checked out or being rebased; undefined
 * when detached. Throws `no-branch` for one that has no commit yet.
 */
export async function branchFor(session: Session, argument: unknown): Promise<string | undefined> {
  const given = textProperty(argument, 'branch');
  if (given !== undefined) {
    return given;
  }
  const head = await session.parts.repository.head();
  if (head.kind === 'unborn') {
    throw new ProblemError({ kind: 'no-branch' });
  }
  return workedOn(head);
}
