import * as vscode from 'vscode';
import { isSameRow, peopleToEdit, type PersonToEdit } from '../app/editPeople';
import type { PeopleChange } from '../app/ports';
import type { Session } from '../app/session';
import { ProblemError } from '../domain/problem';
import { mention, tell } from '../editor/messages';
import type { Speech } from '../editor/speech';
import { textProperty } from '../editor/untrusted';
import type { Command } from './command';
import { editCard } from './person/card';
import { pickPerson } from './person/whom';

/** What was changed on a card and not saved, by the card: for the life of the window. */
const unsaved = new Map<string, PersonToEdit['row']>();

/**
 * Edits one person of `people.yaml` in a few inputs: myself, somebody else, or somebody new; or opens the
 * file. It writes the file in the working tree, once, when that is said; nothing is committed.
 */
export const editPeople: Command = {
  id: 'handoff.editPeople',
  doing: ({ l10n }) => l10n.t('Editing the people'),
  run: async ({ session, speech }, argument) => {
    const { path } = session.peopleFile;
    const found = await peopleToEdit(session);
    if (found.unreadable && path !== undefined) {
      const { reason, line } = found.unreadable;
      await openFile(path, line);
      throw new ProblemError({
        kind: 'people-not-changed',
        path: found.unreadable.path,
        reason,
        ...(line === undefined ? {} : { line }),
      });
    }
    const email = textProperty(argument, 'email');
    const picked = await pickPerson(found.people, session, speech, email);
    if (picked === 'file') {
      await openFile(path ?? '');
    } else if (picked) {
      await edit(picked, session, speech);
    }
  },
};

async function edit(person: PersonToEdit, session: Session, speech: Speech): Promise<void> {
  const { l10n } = speech;
  const { path } = session.peopleFile;
  if (vscode.workspace.textDocuments.some(({ isDirty, uri }) => isDirty && uri.fsPath === path)) {
    await openFile(path ?? '');
    void tell(
      'warning',
      l10n.t('people.yaml has changes that are not saved. Save them first, then edit here.'),
    );
    return;
  }
  const key = `${path ?? ''}\n${person.before?.emails[0] ?? person.row.emails[0] ?? ''}`;
  const { row, isToSave } = await editCard(
    { ...person, row: unsaved.get(key) ?? person.row },
    session,
    speech,
  );
  if (!isToSave) {
    if (!isSameRow(person.row, row)) {
      unsaved.set(key, row);
      mention(l10n.t('Nothing is written yet; what you changed is here when you come back.'));
    }
    return;
  }
  // Until it is written: an error must not take it along.
  unsaved.set(key, row);
  const change = await session.peopleFile.put(person.before, row);
  unsaved.delete(key);
  await session.state.refresh();
  // Not waited for: the command is done, and the message may stay for long.
  void offerUndo(row.name, change, session, speech);
}

async function offerUndo(
  name: string,
  change: PeopleChange,
  { peopleFile, state }: Session,
  { l10n }: Speech,
): Promise<void> {
  const [undo, open] = [l10n.t('Undo'), l10n.t('Open File')];
  const text = l10n.t(
    '{0} is in .handoffs/people.yaml. Others see it once you commit and push that file.',
    name,
  );
  const answer = await tell('information', text, undo, open);
  if (answer === open && peopleFile.path !== undefined) {
    await openFile(peopleFile.path);
  } else if (answer === undo) {
    if (await peopleFile.undo(change)) {
      await state.refresh();
      mention(l10n.t('people.yaml is as it was before.'));
    } else {
      void tell('warning', l10n.t('people.yaml was changed since, so nothing was taken back.'));
    }
  }
}

async function openFile(path: string, line?: number): Promise<void> {
  const uri = vscode.Uri.file(path);
  const at = new vscode.Position(Math.max(0, (line ?? 1) - 1), 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(at, at) });
}
