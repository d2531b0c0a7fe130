import { gapsOnBranch } from '../../app/branchGaps';
import { ofBranch } from '../../app/handoffs';
import { isRequiredOpen } from '../../domain/gaps/gaps';
import { Failure } from '../failure';
import { command } from '../command';
import { branchOf, readAll } from '../read';
import { gapShape } from '../shapes';
import { gapLines } from '../text/gapsText';
import { oneLine } from '../text/layout';

/** Checks what the next person would not receive or still ask. */
export const gaps = command({
  name: 'gaps',
  usage: 'gaps [--branch B] [--json]',
  summary: 'Tells what the next person will not receive, and what they would still ask.',
  doing: 'Looking for gaps',
  options: {
    branch: { type: 'string', value: 'B', help: 'on this branch, instead of the one checked out' },
  },
  run: async (context, { branch: named }) => {
    const { parts } = await context.session();
    const { repository } = parts;
    const branch = branchOf(await repository.head(), named);
    const { handoffs } = await readAll(parts);
    const { current } = ofBranch(handoffs, branch);
    if (named !== undefined && !current && (await repository.tip(named)) === undefined) {
      throw new Failure(1, `There is no local branch "${oneLine(named, 60)}", and no handoff on it.`);
    }
    const found = await gapsOnBranch(parts, branch, current);
    const required = found.filter(isRequiredOpen).length;
    return {
      json: {
        branch: branch ?? null,
        handoff: current?.note.id ?? null,
        ok: required === 0,
        gaps: found.map((gap) => gapShape(gap, context.l10n)),
      },
      text: gapLines(found, context),
      notes: [
        ...(current ? [] : ['There is no handoff on this branch yet: "handoff write" makes one.']),
        ...(required === 0 ? [] : [`Missing and required: ${String(required)}.`]),
      ],
      exitCode: required === 0 ? 0 : 1,
    };
  },
});
