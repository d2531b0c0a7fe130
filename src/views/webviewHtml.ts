/** What a webview's page is made of. The URIs come from `webview.asWebviewUri`. */
export interface WebviewPage {
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Made anew for each page. */
  readonly nonce: string;
  readonly title: string;
  /** BCP 47, such as `vscode.env.language`. */
  readonly language: string;
}

/**
 * The empty document of a webview: one script and one stylesheet, both our own. Everything else is
 * forbidden to the page: requests, images, fonts, frames, forms, and any other script or style. What it
 * shows comes as messages.
 */
export function webviewHtml(page: WebviewPage): string {
  const policy = [
    "default-src 'none'",
    `style-src ${page.cspSource}`,
    `script-src 'nonce-${page.nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${escapeAttribute(page.language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeAttribute(page.title)}</title>
    <link rel="stylesheet" href="${escapeAttribute(page.styleUri)}">
  </head>
  <body>
    <script nonce="${escapeAttribute(page.nonce)}" src="${escapeAttribute(page.scriptUri)}"></script>
  </body>
</html>
`;
}

/** Safe in an attribute and in text: a title may hold a branch's name, and that is other people's text. */
function escapeAttribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
