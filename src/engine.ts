/**
 * Entry of the second bundle, `dist/engine.js`: what the extension needs once a repository is opened. It is
 * loaded after activation, because compiling it is most of what a start would cost
 * (docs/decisions/0007).
 */
export { compose } from './compose';
export { Forms } from './views/form/forms';
export { Readers } from './views/reader/readers';
