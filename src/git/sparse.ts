import type { Git } from './git';

/**
 * True where a path belongs on the disk. False in a sparse checkout in cone mode whose folders do not
 * include it; in the older pattern mode a file that is there does no harm, so the answer is true.
 */
export async function isInSparseCheckout(git: Git, path: string): Promise<boolean> {
  const [sparse, cone] = await Promise.all(
    ['core.sparseCheckout', 'core.sparseCheckoutCone'].map(async (key) => {
      const answer = await git.run(['config', '--type=bool', '--get', key], { answers: [0, 1] });
      return answer.stdout.trim() === 'true';
    }),
  );
  if (!sparse || !cone) {
    return true;
  }
  const { stdout } = await git.run(['sparse-checkout', 'list']);
  return stdout.split('\n').some((folder) => folder !== '' && `${path}/`.startsWith(`${folder}/`));
}
