import type { AddedFile } from '../git/commitAside';
import { recordsFolder } from './paths';

/**
 * Attributes for everything in `.handoffs`: `linguist-generated` folds the files in pull requests on GitHub
 * and keeps them out of its language statistics (github-linguist, docs/overrides.md); `-text` keeps their
 * bytes whatever `core.autocrlf` says (gitattributes(5)).
 */
export const attributesFile: AddedFile = {
  path: `${recordsFolder}/.gitattributes`,
  content: Buffer.from('** linguist-generated=true -text\n'),
};
