import { isMe, type Me } from '../domain/people';
import type { Gap } from '../domain/gaps/gap';
import { foldEmail } from '../domain/addresses';
import type { Author, HandoffContent } from '../domain/records';
import { gapsOf, namedPaths, readGapFacts } from './gapFacts';
import type { HandoffView } from './handoffs';
import { atOnce, type Parts } from './parts';

/** What is missing on a branch as it is now: by its newest handoff, or by none. */
export async function gapsOnBranch(
  parts: Pick<Parts, 'repository' | 'records' | 'people' | 'settings' | 'clock'>,
  branch: string | undefined,
  handoff: HandoffView | undefined,
): Promise<readonly Gap[]> {
  const now = atOnce(parts);
  const content = handoff ? contentNow(handoff) : { summary: '' };
  const at = handoff?.note.at?.commit;
  const of = { branch, ...(branch === undefined && at !== undefined ? { commit: at } : {}) };
  const [known, work, missing] = await Promise.all([
    readGapFacts(now, of),
    branch === undefined ? { commits: [] } : now.repository.work(branch, at),
    now.repository.missingPaths(of, namedPaths(content)),
  ]);
  const { me, ...others } = known;
  const author = handoff ? asAuthor(handoff.note.author, me) : me;
  return gapsOf(
    { content, share: handoff?.where.includes('private') === true ? 'local' : 'branch' },
    { ...others, ...(author ? { me: author } : {}), timeZone: handoff?.note.timeZone ?? known.timeZone },
    work,
    { dismissed: new Set(), missingPaths: new Set(missing), now: parts.clock.now() },
  );
}

/** What is open in it: nobody asks about a step that is done. A list of which all is done stays an answer. */
function contentNow({ note, steps, questions }: HandoffView): HandoffContent {
  const open = steps.filter(({ done }) => !done);
  return {
    ...note,
    ...(note.next === undefined && open.length === 0 ? {} : { next: open }),
    ...(note.questions === undefined && questions.length === 0 ? {} : { questions }),
  };
}

/** "Me" is who wrote it, also where somebody else looks. */
function asAuthor({ name, email }: Author, me: Me | undefined): Me {
  const own = new Set([foldEmail(email)]);
  return me && isMe(me, email) ? me : { name, email, emails: own, own };
}
