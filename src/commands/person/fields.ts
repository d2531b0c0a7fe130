import * as vscode from 'vscode';
import type { Session } from '../../app/session';
import type { PersonRow } from '../../domain/people';
import { formatHours, parseHours } from '../../domain/time/hours';
import { askText, textIsUsed } from '../../editor/askText';
import { label } from '../../editor/label';
import type { Speech } from '../../editor/speech';
import { hoursProblemText } from '../../words/hours';
import { timeIn } from '../../words/time';

export type Field = keyof PersonRow;

/** Asks for one field of a person. The row with it, or undefined where it was left. */
export async function askField(
  field: Field,
  row: PersonRow,
  session: Session,
  speech: Speech,
): Promise<PersonRow | undefined> {
  switch (field) {
    case 'timeZone':
      return askTimeZone(row, session, speech);
    case 'workingHours':
      return askHours(row, session, speech);
    case 'name':
      return askName(row, session, speech);
    case 'emails':
      return askEmails(row, session, speech);
    case 'channel':
      return askChannel(row, session, speech);
  }
}

async function askHours(row: PersonRow, session: Session, speech: Speech): Promise<PersonRow | undefined> {
  const { l10n } = speech;
  const text = await ask('workingHours', row, session, {
    title: l10n.t('Working hours of {0}', row.name),
    prompt: l10n.t('On their own clock. An end before its beginning is on the next day. Empty: not said.'),
    placeHolder: 'Mon-Thu 09:00-12:30, 13:30-17:30, Fri 9-14',
    start: row.workingHours ?? '',
    problemOf: (typed) => {
      const hours = parseHours(typed);
      if (hours.ok) {
        return { message: formatHours(hours.week), severity: vscode.InputBoxValidationSeverity.Info };
      }
      return typed.trim() === '' ? undefined : hoursProblemText(l10n, hours.problem);
    },
  });
  const hours = parseHours(text ?? '');
  const isAsBefore = text?.trim() === row.workingHours;
  return text === undefined || isAsBefore
    ? undefined
    : withText(row, 'workingHours', hours.ok ? formatHours(hours.week) : '');
}

async function askTimeZone(
  row: PersonRow,
  { parts }: Session,
  { l10n, language }: Speech,
): Promise<PersonRow | undefined> {
  const now = parts.clock.now();
  const item = (timeZone: string): vscode.QuickPickItem => ({
    label: timeZone,
    description: timeIn(language, timeZone, now),
  });
  const none = l10n.t('Not said');
  const first = [...new Set([...(row.timeZone === undefined ? [] : [row.timeZone]), parts.clock.timeZone()])];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  const picked = await vscode.window.showQuickPick(
    [
      ...first.map(item),
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      ...others.map(item),
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      { label: none },
    ],
    {
      title: l10n.t('Time zone of {0}', row.name),
      placeHolder: l10n.t('A place in the same zone, such as Lisbon; beside it, what time it is there now'),
    },
  );
  return picked && withText(row, 'timeZone', picked.label === none ? '' : picked.label);
}

async function askName(row: PersonRow, session: Session, { l10n }: Speech): Promise<PersonRow | undefined> {
  const name = await ask('name', row, session, {
    title: l10n.t('Name'),
    prompt: l10n.t('As colleagues read it.'),
    start: row.name,
    problemOf: (typed) => (typed.trim() === '' ? l10n.t('A name is needed.') : undefined),
  });
  return name === undefined ? undefined : { ...row, name: name.trim() };
}

async function askEmails(row: PersonRow, session: Session, { l10n }: Speech): Promise<PersonRow | undefined> {
  const typed = await ask('emails', row, session, {
    title: l10n.t('E-mails of {0}', row.name),
    prompt: l10n.t(
      'Every address that they commit with or are written to; the first is the one for handoffs.',
    ),
    placeHolder: 'ana@example.org, ana@home.example',
    start: row.emails.join(', '),
    problemOf: (text) => {
      const wrong = emailsIn(text).find((email) => !/^[^\s@<>]+@[^\s@<>]+$/.test(email));
      return emailsIn(text).length === 0
        ? l10n.t('An e-mail address such as you@example.org.')
        : wrong === undefined
          ? undefined
          : l10n.t('“{0}” is not an e-mail address.', wrong);
    },
  });
  return typed === undefined ? undefined : { ...row, emails: [...new Set(emailsIn(typed))] };
}

async function askChannel(
  row: PersonRow,
  session: Session,
  { l10n }: Speech,
): Promise<PersonRow | undefined> {
  const text = await ask('channel', row, session, {
    title: l10n.t('Where to reach {0}', row.name),
    prompt: l10n.t('In your own words: a channel, a page, a number. Empty: not said.'),
    placeHolder: '#payments',
    start: row.channel ?? '',
  });
  return text === undefined ? undefined : withText(row, 'channel', text);
}

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly start: string;
  readonly problemOf?: (text: string) => string | vscode.InputBoxValidationMessage | undefined;
}

/** What is typed and left is there again the next time this field of this person is asked for. */
async function ask(
  field: Field,
  row: PersonRow,
  { peopleFile }: Session,
  { title, problemOf, ...options }: Question,
): Promise<string | undefined> {
  const about = ['person', peopleFile.path, row.emails[0], field].join('\n');
  const text = await askText(about, { ...options, title: label(title) }, problemOf);
  if (text !== undefined) {
    textIsUsed(about);
  }
  return text;
}

function withText(row: PersonRow, field: 'timeZone' | 'workingHours' | 'channel', text: string): PersonRow {
  const others = Object.entries(row).filter(([key]) => key !== field);
  const { name, emails } = row;
  return {
    ...Object.fromEntries(others),
    ...{ name, emails },
    ...(text.trim() === '' ? {} : { [field]: text.trim() }),
  };
}

function emailsIn(text: string): readonly string[] {
  return text.split(/[,;\s]+/).filter((email) => email !== '');
}
