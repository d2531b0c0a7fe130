/** Where work of several people comes together: what is merged there is done, and nobody hands them over. */
const integration = ['main', 'master', 'trunk', 'develop', 'development', 'dev'];
const shared = /^(?:staging|production|(?:release|releases|stable|support)\/.+|(?:release|stable)-\d.*)$/u;

/** True for a branch into which a team merges its work, whichever of them is the default one. */
export function isIntegrationBranch(branch: string): boolean {
  return integration.includes(branch);
}

/**
 * True for a branch that by its name is everybody's: those above, and what is released from or deployed.
 * Names as gitflow and the usual hosts' documentation have them; any other is somebody's own.
 */
export function isSharedBranch(branch: string): boolean {
  return isIntegrationBranch(branch) || shared.test(branch);
}
