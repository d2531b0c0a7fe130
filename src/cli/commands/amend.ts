import { amendHandoff } from '../../app/amend';
import { contentKeys, contentOf, type ContentKey } from '../../domain/amend';
import { isProblem } from '../../domain/problem';
import type { HandoffContent } from '../../domain/records';
import type { ParsedInput } from '../../format/draftInput';
import { command, seeHelp } from '../command';
import { contentOptions, contentWith, givenContent } from '../content';
import { WrongUse } from '../failure';
import { notSecretBy, notSecretOption } from '../notSecret';
import { handoffOf, readAll } from '../read';
import { replied } from '../reply';
import { forgetRescued, rescued } from '../rescue';

const doing = 'Amending the handoff';
const removable = contentKeys.filter((key) => key !== 'summary');

/** Says of a handoff of one's own what is otherwise now: from a file, from options, or from both. */
export const amend = command({
  name: 'amend',
  usage:
    'amend ID [--file F|-] [--summary TEXT] [--next TEXT]... [--ask TEXT]... [--verify RUN]... [--to EMAIL]... [--state S] [--remove FIELD]... [--not-secret] [--agent] [--json]',
  summary:
    'Changes a handoff of yours: options add to its lists, fields of the file take the place of its own.',
  doing,
  required: ['id'],
  options: {
    ...contentOptions,
    summary: { type: 'string', value: 'TEXT', help: 'where the work stands now' },
    remove: {
      type: 'string',
      multiple: true,
      value: 'FIELD',
      help: `says nothing of it any more: ${removable.join(', ')}`,
    },
    ...notSecretOption,
    agent: { type: 'boolean', help: 'say that an agent has changed it' },
  },
  run: async (context, options, { id }) => {
    const removed = (options.remove ?? []).map(removableKey);
    const rescue = { doing, again: `amend ${id}` };
    const given = await givenContent(context, options.file, parseAmendment, rescue);
    const { parts } = await context.session();
    const before = contentOf(handoffOf(await readAll(parts), id).note);
    const base = Object.fromEntries(
      Object.entries({ ...before, ...given }).filter(([key]) => !removed.some((name) => name === key)),
    );
    const after = contentWith(base, options);
    const as = options.agent === true ? 'agent' : 'human';
    const result = await replied(
      context,
      id,
      (title) => `Amended: ${title}.`,
      (inParts, { note }) =>
        amendHandoff(inParts, { id: note.id, as, ...notSecretBy(options) }, { before, after }),
    ).catch(async (error: unknown) => {
      if (isProblem(error) && error.problem.kind === 'nothing-changed') {
        throw error;
      }
      throw await rescued(error, rescue, `${JSON.stringify(after, undefined, 2)}\n`, context);
    });
    if (options.file !== undefined) {
      await forgetRescued(options.file, context);
    }
    return result;
  },
});

function removableKey(name: string): ContentKey {
  const key = removable.find((known) => known === name);
  if (key === undefined) {
    throw new WrongUse(`--remove takes one of ${removable.join(', ')}; found "${name}". ${seeHelp('amend')}`);
  }
  return key;
}

async function parseAmendment(bytes: Uint8Array): Promise<ParsedInput<Partial<HandoffContent>>> {
  return (await import('../../format/draftInput')).parseAmendInput(bytes);
}
