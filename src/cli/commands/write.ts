import { foldUnion } from '../../app/handoffs';
import type { Parts } from '../../app/parts';
import { remotesOf } from '../../app/remotes';
import { shareModeOf } from '../../app/shareMode';
import { goingBy, shareWaiting } from '../../app/shareWaiting';
import { writeHandoff, type WrittenHandoff } from '../../app/writeHandoff';
import type { Choices } from '../../domain/choices';
import type { HandoffContent } from '../../domain/records';
import { shareModes, type ShareMode } from '../../domain/share';
import { savedText, shareLabel } from '../../words/saved';
import { command, seeHelp, type Context, type Result } from '../command';
import { Failure, WrongUse } from '../failure';
import type { ParsedInput } from '../../format/draftInput';
import { contentOptions, contentWith, givenContent, oneOf } from '../content';
import { notSecretBy, notSecretOption } from '../notSecret';
import { branchOf } from '../read';
import { forgetRescued, rescued } from '../rescue';
import { foldedShape } from '../shapes';
import { oneLine } from '../text/layout';
import { sharedLine } from '../text/sharedLine';

const doing = 'Writing the handoff';
const rescue = { doing, again: 'write' };

/** Writes a handoff from a file, from options, or from both: options add to the file's lists. */
export const write = command({
  name: 'write',
  usage:
    'write [--branch B] [--file F|-] [--summary TEXT] [--next TEXT]... [--ask TEXT]... [--verify RUN]... [--to EMAIL]... [--state S] [--share S] [--gitattributes] [--not-secret] [--agent] [--json]',
  summary: 'Writes a handoff on the branch.',
  doing,
  options: {
    branch: { type: 'string', value: 'B', help: 'instead of the branch checked out' },
    ...contentOptions,
    share: {
      type: 'string',
      value: 'S',
      help: 'branch (with the code), ref (a ref of its own: only Handoff shows it), local (only here)',
    },
    gitattributes: {
      type: 'boolean',
      help: 'also add .handoffs/.gitattributes, so that pull requests fold handoff files',
    },
    ...notSecretOption,
    agent: { type: 'boolean', help: 'say that an agent has written it' },
  },
  run: async (context, options) => {
    const share = oneOf(shareModes, options.share, 'share');
    const given = await givenContent(context, options.file, parseHandoff, rescue);
    const content = contentWith(given, options);
    if (content.summary.trim() === '') {
      throw new WrongUse(`The summary is missing: give --summary TEXT or --file F. ${seeHelp('write')}`);
    }
    const saved = await save(context, content, { ...options, share }).catch(async (error: unknown) => {
      throw await rescued(error, rescue, `${JSON.stringify(content, undefined, 2)}\n`, context);
    });
    if (options.file !== undefined) {
      await forgetRescued(options.file, context);
    }
    return resultOf(saved, context, share === saved.share);
  },
});

interface Choice {
  readonly branch?: string;
  readonly share: ShareMode | undefined;
  readonly agent?: boolean;
  readonly gitattributes?: boolean;
  readonly 'not-secret'?: boolean;
}

interface Saved {
  readonly written: WrittenHandoff;
  readonly share: ShareMode;
  readonly hasRemote: boolean;
  /** What else there is to say on stderr: an option never mentioned here, and what became of others that waited. */
  readonly also: readonly string[];
}

/** Everything that can fail comes before the record is kept: after it nothing may look like a failure. */
async function save(context: Context, content: HandoffContent, choice: Choice): Promise<Saved> {
  const { parts } = await context.session();
  const [branch, choices] = await Promise.all([branchToWriteOn(parts, choice.branch), parts.clone.choices()]);
  const [remotes, settings] = await Promise.all([remotesOf(parts, branch), parts.settings()]);
  const hasRemote = remotes !== undefined;
  const share = await shareModeOf(parts, branch, choice.share ?? settings.share, choices.share);
  const as = choice.agent === true ? 'agent' : 'human';
  const attributes = choice.gitattributes === true;
  const mention =
    share === 'branch' && branch !== undefined && !attributes ? await mentionOf(parts, branch, choices) : [];
  const written = await writeHandoff(parts, {
    ...{ branch, content, share, as, attributes },
    ...notSecretBy(choice),
  });
  if (mention.length > 0) {
    // The handoff is kept: where this cannot be remembered it is said again.
    await parts.clone.setChoices({ ...choices, attributes: 'told' }).catch(() => undefined);
  }
  return { written, share, hasRemote, also: [...mention, ...(await shareOthers(parts))] };
}

/** That there is `--gitattributes`: once in a clone, where it would add something. */
async function mentionOf(
  { records }: Parts,
  branch: string,
  { attributes }: Choices,
): Promise<readonly string[]> {
  return attributes === undefined && (await records.lacksAttributes(branch))
    ? ['With --gitattributes it also adds .handoffs/.gitattributes: pull requests then fold such files.']
    : [];
}

/** The next chance of what waited. The handoff is kept already, so trouble with others is told and no failure. */
async function shareOthers(parts: Parts): Promise<readonly string[]> {
  try {
    const { share } = await parts.settings();
    const { shared } = await shareWaiting(parts, goingBy(share, 'unknown'), false);
    return shared.map(sharedLine);
  } catch (error) {
    return [`What waits for its branch could not be shared: ${oneLine(String(error), 200)}`];
  }
}

function resultOf(
  { written: { note, outcome }, share, hasRemote, also }: Saved,
  { l10n }: Context,
  isAsked: boolean,
): Result {
  const commits = note.at?.unpushed ?? 0;
  const saved = { branch: note.branch, share, outcome, commits, hasRemote };
  const handoffs = foldUnion({
    handoffs: [{ record: note, where: [] }],
    replies: [],
    unreadable: [],
  });
  return {
    json: {
      ...handoffs.map((handoff) => foldedShape(handoff, [], new Map()))[0],
      saved: { share, ...outcome },
    },
    text: [savedText(l10n, saved), note.id],
    notes: [...(isAsked ? [] : [`It goes to ${shareLabel(l10n, share)}. --share changes that.`]), ...also],
  };
}

/** A branch that is named must be there: a slip would file the handoff where nobody looks. */
async function branchToWriteOn(
  { repository }: Parts,
  named: string | undefined,
): Promise<string | undefined> {
  const here = branchOf(await repository.head(), undefined);
  if (named !== undefined && named !== here && (await repository.tip(named)) === undefined) {
    throw new Failure(
      1,
      `There is no local branch "${oneLine(named, 60)}". Check the name, or switch to it first.`,
    );
  }
  return named ?? here;
}

async function parseHandoff(bytes: Uint8Array): Promise<ParsedInput> {
  return (await import('../../format/draftInput')).parseHandoffInput(bytes);
}
