// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what texts do not have
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/;

/** The text of a file in UTF-8, or in UTF-16 with its mark as Excel writes it; none where it is no text. */
export function decodedText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  try {
    const text = new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
    return CONTROL.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

// What a program would run, or a browser that does not believe the content type would show as a page.
const PROGRAM = /^\s*(#!|@echo\b|<\?(php|xml)|%!PS|\{\\rtf|WEB\s*<|\[InternetShortcut\])/i;
const TAG = /<(!doctype|!--|html|head|body|script|svg|iframe|object|embed|meta|link|style|form|img|base|math|\w+:\w)/i;
/** A cell by which Excel would start a program: "=cmd|' /C calc'!A0". */
const COMMAND = /(^|[,;\t])"?\s*[=+@-][^,;\t\n|]{0,300}\|[^,;\t\n!]{0,300}!/m;

/** Whether a text is markup or a program, or would be taken for one. */
export function isActive(text: string): boolean {
  return PROGRAM.test(text) || TAG.test(text.slice(0, 4096)) || /<script\b/i.test(text) || COMMAND.test(text);
}
