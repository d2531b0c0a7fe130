/** Ids of the commands that need an open repository: registered at the start, loaded with their first use. */
export const commandIds = [
  'handoff.write',
  'handoff.switchBranch',
  'handoff.writeOneLine',
  'handoff.amend',
  'handoff.drafts',
  'handoff.open',
  'handoff.pickUp',
  'handoff.toggleStep',
  'handoff.close',
  'handoff.reopen',
  'handoff.withdraw',
  'handoff.purge',
  'handoff.tidy',
  'handoff.saveOnBranch',
  'handoff.sync',
  'handoff.mute',
  'handoff.unmute',
  'handoff.whyAsked',
  'handoff.editPeople',
] as const;

export type CommandId = (typeof commandIds)[number];
