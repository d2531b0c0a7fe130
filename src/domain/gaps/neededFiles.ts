/**
 * Which ignored files the work may need. Most of what is ignored is made by tools and made again there; what
 * people write by hand and keep out of git is configuration. That is told by names, and so it is a guess: it
 * is said as one, and a template beside the file (`.env.example`) tells the next person all that is needed.
 */

/** Names that tools read and people write, in lower case. */
const configuration: readonly RegExp[] = [
  /^\.env(?:\..+)?$/,
  /^\.(?:envrc|dev\.vars|npmrc|yarnrc|pypirc|netrc)$/,
  /(?:^|[._-])local(?:\.settings)?\.(?:json|ya?ml|toml|ini|cfg|conf|properties|xml|env|[cm]?[jt]s|py|rb|php|gradle)$/,
  /^[\w.-]+\.local$/,
  /^(?:secrets?|credentials?)\.(?:json|ya?ml|toml|ini|properties|env|[cm]?[jt]s|py|rb|php)$/,
  /^local_settings\.py$/,
  /^(?:docker-)?compose\.override\.ya?ml$/,
  /\.tfvars(?:\.json)?$/,
  /^appsettings\.[\w-]+\.json$/,
  /^(?:google-services\.json|googleservice-info\.plist|database\.yml|master\.key)$/,
];

/** Made by tools, whatever names them. */
const made =
  /(?:^|\.)(?:log|tmp|temp|bak|cache|pid|sock|lock|map|min\.js|tsbuildinfo|py[co]|o|obj|class|so|dylib|dll|exe|a|lib|out|orig|rej|sw[op]|zip|tar|t?gz|vsix|jar|war|whl|db|sqlite3?|eslintcache|stylelintcache|coverage|ds_store)$|^(?:thumbs\.db|desktop\.ini|coverage\b.*|npm-debug.*|.*\.generated\..*)$/;

/** Folders of tools and editors: what lies in them is one person's taste, or is made again. */
const personal =
  /(?:^|\/)(?:\.vscode|\.idea|\.vs|\.claude|\.cursor|\.zed|\.git|node_modules|dist|build|out|target|coverage|tmp|vendor|\.next|\.cache|__pycache__)\//i;

const template = /(?:^|[._-])(?:example|sample|template|dist|defaults?)(?:[._-]|$)/;

/** So many names are looked for at most: one look reads every file of the branch. */
const most = 20;

/** An ignored file that may be needed. */
export interface Candidate {
  readonly path: string;
  /** By its name alone; else only if something tracked names it. */
  readonly isConfiguration: boolean;
}

/** Of the ignored files (relative paths; folders end in `/` and are not looked into) those worth a look. */
export function candidatesIn(ignored: readonly string[]): readonly Candidate[] {
  const candidates = ignored
    .filter((path) => path !== '' && !path.endsWith('/') && !personal.test(path))
    .filter((path) => !made.test(nameOf(path)) && !template.test(nameOf(path)))
    .map((path) => ({ path, isConfiguration: configuration.some((name) => name.test(nameOf(path))) }))
    .filter(({ path, isConfiguration }) => isConfiguration || isTelling(fileName(path)));
  return [...candidates].sort((a, b) => Number(b.isConfiguration) - Number(a.isConfiguration)).slice(0, most);
}

/** Where a template of a file would be, beside it. */
export function templatesOf(path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const words = ['example', 'sample', 'template', 'dist'];
  const names = words.flatMap((word) => [
    `${name}.${word}`,
    `${word}.${name}`,
    ...(ending === '' ? [] : [`${stem}.${word}${ending}`]),
    // Of all variants of .env there is often only one template.
    ...(name.startsWith('.env') ? [`.env.${word}`] : []),
  ]);
  return [...new Set(names)].map((one) => `${folder}${one}`);
}

/** True where a line of a file names another file, and not only one whose name is longer. */
export function names(line: string, path: string): boolean {
  const name = fileName(path).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`(?:^|[^\\w.-])${name}(?![\\w-]|\\.\\w)`, 'u').test(line);
}

/** The last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function nameOf(path: string): string {
  return fileName(path).toLowerCase();
}

/** A name such as `a.b` or `notes` is in too many lines. */
function isTelling(name: string): boolean {
  return name.length >= 6 && name.slice(1).includes('.');
}
