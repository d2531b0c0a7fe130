/** Translates display text. VS Code's `l10n` fits; the CLI uses `plain`. */
export interface L10n {
  t(message: string, ...args: (string | number | boolean)[]): string;
}

/** English as written in the code, with `{0}` filled in. */
export const plain: L10n = {
  t: (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole)),
};
