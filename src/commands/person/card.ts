import * as vscode from 'vscode';
import { isSameRow, type PersonToEdit } from '../../app/editPeople';
import type { Session } from '../../app/session';
import type { PersonRow } from '../../domain/people';
import { label } from '../../editor/label';
import type { Speech } from '../../editor/speech';
import { askField, type Field } from './fields';

/** What a card was left with. */
interface Left {
  readonly row: PersonRow;
  readonly isToSave: boolean;
}

interface Item extends vscode.QuickPickItem {
  readonly does: Field | 'save';
}

/**
 * Shows what is known of a person, field by field; one that is picked is asked for, until it is saved or
 * left. It writes nothing.
 */
export async function editCard(person: PersonToEdit, session: Session, speech: Speech): Promise<Left> {
  const { l10n } = speech;
  let { row } = person;
  // Nobody new has a name: what must be there is asked for first.
  for (const field of ['name', 'emails'] as const) {
    if (row[field].length === 0) {
      const asked = await askField(field, row, session, speech);
      if (!asked) {
        return { row, isToSave: false };
      }
      row = asked;
    }
  }
  for (;;) {
    const isChanged = !isSameRow(person.before, row);
    const picked = await vscode.window.showQuickPick(itemsOf(row, isChanged, speech), {
      title: person.isMe ? l10n.t('{0} (you)', row.name) : row.name,
      placeHolder: isChanged ? l10n.t('Save, or pick what to change') : l10n.t('Pick what to change'),
    });
    if (!picked || picked.does === 'save') {
      return { row, isToSave: picked !== undefined };
    }
    row = (await askField(picked.does, row, session, speech)) ?? row;
  }
}

function itemsOf(row: PersonRow, isChanged: boolean, { l10n }: Speech): readonly Item[] {
  const unsaid = l10n.t('not said');
  const value = (text: string | undefined): string => label(text ?? unsaid);
  return [
    ...(isChanged
      ? [
          {
            label: `$(check) ${l10n.t('Save')}`,
            description: l10n.t('to .handoffs/people.yaml, a file that you commit'),
            does: 'save',
          } as const,
        ]
      : []),
    { label: l10n.t('Working hours'), description: value(row.workingHours), does: 'workingHours' },
    { label: l10n.t('Time zone'), description: value(row.timeZone), does: 'timeZone' },
    { label: l10n.t('Channel'), description: value(row.channel), does: 'channel' },
    { label: l10n.t('Name'), description: value(row.name), does: 'name' },
    { label: l10n.t('E-mails'), description: value(row.emails.join(', ')), does: 'emails' },
  ];
}
