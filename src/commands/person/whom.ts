import * as vscode from 'vscode';
import type { PersonToEdit } from '../../app/editPeople';
import type { Session } from '../../app/session';
import { foldEmail } from '../../domain/addresses';
import { label } from '../../editor/label';
import type { Speech } from '../../editor/speech';

interface Item extends vscode.QuickPickItem {
  readonly is?: PersonToEdit | 'file' | 'new';
}

/**
 * Whom to edit: the person with an address where one is given, else the one who is picked. `file` to open
 * the file; undefined where it was left.
 */
export async function pickPerson(
  people: readonly PersonToEdit[],
  { peopleFile }: Pick<Session, 'peopleFile'>,
  { l10n }: Speech,
  email: string | undefined,
): Promise<PersonToEdit | 'file' | undefined> {
  const isThem = ({ row }: PersonToEdit): boolean =>
    row.emails.some((own) => foldEmail(own) === foldEmail(email ?? ''));
  const given = email === undefined ? undefined : people.find(isThem);
  if (given) {
    return given;
  }
  const hasFile = people.some(({ before }) => before) && peopleFile.path !== undefined;
  const items: readonly Item[] = [
    ...people.map((person) => itemOf(person, { l10n })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(add) ${l10n.t('Add Somebody…')}`, is: 'new' },
    ...(hasFile ? [{ label: `$(go-to-file) ${l10n.t('Open people.yaml')}`, is: 'file' } as const] : []),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Edit People'),
    placeHolder: l10n.t('Whose time zone and working hours?'),
    matchOnDescription: true,
  });
  return picked?.is === 'new' ? somebodyNew : picked?.is;
}

const somebodyNew: PersonToEdit = { before: undefined, row: { name: '', emails: [] }, isMe: false };

function itemOf(person: PersonToEdit, { l10n }: Pick<Speech, 'l10n'>): Item {
  const { name, emails, timeZone, workingHours } = person.row;
  const facts = person.before
    ? [timeZone, workingHours].filter((fact) => fact !== undefined)
    : [emails[0] ?? '', l10n.t('not in people.yaml yet')];
  return {
    label: `$(${person.isMe ? 'account' : 'person'}) ${label(person.isMe ? l10n.t('{0} (you)', name) : name)}`,
    description: label(facts.join(' · ')),
    is: person,
  };
}
