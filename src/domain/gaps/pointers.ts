/** What is told by pointing somewhere else, where the next person cannot look. */
import type { HandoffContent } from '../records';
import { advice } from './advice';
import type { Finding, Rule } from './gap';
import { excerpt, textsOf, type PlacedText } from './texts';

const chats =
  '(?:slack|ms teams|microsoft teams|teams|discord|whatsapp|telegram|signal|mattermost|zulip|zoom|chat|dms?|e-?mails?|mails?)';

/**
 * English and German phrases that send the reader to what is on no record. Each has its verb or preposition
 * with it: "post to Slack" is work, "see Slack" is a pointer.
 */
const phrases: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:see|check|read|cf\.?|look (?:at|in|into|on)|refer to|context (?:is )?(?:in|on)|details? (?:are |is )?(?:in|on)|more (?:in|on)|discussed (?:in|on|over|via)|(?:thread|conversation|discussion) (?:in|on)|siehe|steht (?:in|im|auf)|details (?:in|im|auf)|besprochen (?:in|im|per|über)) (?:(?:the|my|our|your|that|team|dem|den|der|die|unsere[nmrs]?|meine[nmrs]?) )*${chats}\b`,
    'iu',
  ),
  /\bas (?:we )?(?:discussed|agreed|talked about|mentioned (?:in|on|to))\b|\bas (?:i )?(?:told you|said (?:in|on|yesterday))\b/iu,
  /\bper (?:our|the|my) (?:chat|call|discussion|conversation|meeting|dm)\b/iu,
  /\b(?:dm|ping|ask|call|text|message|msg|poke|talk to|reach out to) me\b/iu,
  /\b(?:discussed|decided|agreed|said|mentioned|explained|talked about|see notes?) (?:it )?(?:in|from|during|on|at) (?:the|our|yesterday'?s|today'?s|last week'?s) (?:meeting|call|stand-?up|retro(?:spective)?|planning|sync|1:1|one-on-one)\b/iu,
  /\bwie (?:schon )?(?:besprochen|abgesprochen|vereinbart|gesagt)\b/iu,
  /\b(?:frag(?:t|en sie)?|ruf(?:t)?|ping(?:t)?|schreib(?:t)?) (?:mich|mir)\b|\bmeld(?:e|et) (?:dich|euch) bei mir\b/iu,
  /\b(?:besprochen|entschieden|vereinbart) (?:im|in der|beim) (?:meeting|besprechung|daily|call|planung)\b/iu,
];

/** Addresses of single messages: only who is in that room can open them, and for as long as it is kept. */
const messages =
  /https:\/\/(?:[\w-]+\.slack\.com\/archives\/|teams\.microsoft\.com\/l\/|discord\.com\/channels\/|(?:app|web)\.whatsapp\.com\/|t\.me\/c\/)\S*/iu;

/** Folders of one person's machine, and addresses that mean another machine to everybody. */
const ownPath =
  /(?:^|[\s("'])(?:\/home\/[\w.-]+\/|\/Users\/[\w.-]+\/|[A-Za-z]:\\Users\\|file:\/\/)[^\s)"']*/u;
const ownAddress =
  /^(?:file:|vscode:|vscode-insiders:|(?:https?:\/\/)?(?:localhost|127\.|0\.0\.0\.0|\[::1\]|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|[\w-]+\.local(?:[:/]|$)))/iu;
const onlyAddress = /^<?https?:\/\/\S+>?$/iu;

export const pointerRules: readonly Rule[] = [
  advice('off-the-record', (handoff) =>
    everyText(handoff).map((placed) => found(placed, [...phrases, messages])),
  ),
  advice('only-on-this-machine', (handoff) => [
    ...textsOf(handoff).map((placed) => found(placed, [ownPath])),
    ...(handoff.links ?? []).map(({ url }, row) =>
      ownAddress.test(url.trim()) ? atRow('links', row, url) : undefined,
    ),
  ]),
  advice('bare-link', (handoff) => [
    ...(handoff.links ?? []).map(({ title, url }, row) =>
      url.trim() !== '' && (title ?? '').trim() === '' ? atRow('links', row, url) : undefined,
    ),
    ...textsOf(handoff)
      .filter(({ field, text }) => field !== 'verify' && onlyAddress.test(text.trim()))
      .map(({ field, row, text }) => atRow(field, row, text)),
  ]),
];

function everyText(handoff: HandoffContent): readonly PlacedText[] {
  return [
    ...textsOf(handoff),
    ...(handoff.links ?? []).map(({ url }, row): PlacedText => ({ field: 'links', row, text: url })),
  ];
}

function found({ field, row, text }: PlacedText, patterns: readonly RegExp[]): Finding | undefined {
  const phrase = patterns.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
  return phrase === undefined ? undefined : atRow(field, row, phrase);
}

function atRow(field: PlacedText['field'], row: number | undefined, text: string): Finding {
  return {
    about: `${field} ${text.trim()}`,
    detail: { name: excerpt(text) },
    fix: { kind: 'focus', field, ...(row === undefined ? {} : { row }) },
  };
}
