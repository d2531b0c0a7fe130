declare const HANDOFF_PARSER: string | undefined;

/**
 * Changes with everything that decides how a record file is read: the build makes it of those sources
 * (`parserVersion` in esbuild.js). Where nothing was built, as in tests, it is all zeros.
 */
export const parserVersion = typeof HANDOFF_PARSER === 'undefined' ? '0'.repeat(16) : HANDOFF_PARSER;
