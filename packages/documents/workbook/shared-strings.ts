import { HostileFile } from '../zip/hostile.ts';
import type { OpenedPackage } from '../zip/open.ts';

const STRINGS_MOST = 200_000;

/** Text that Excel writes as "_x000D_": characters that XML has no room for. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Gathers the text of a string as its runs are told, leaving out how it is read aloud. */
export function runs() {
  let [text, inText, aloud] = ['', false, 0];
  return {
    open: (element: string) => {
      if (element === 'rPh') aloud += 1;
      inText = element === 't' && aloud === 0;
    },
    close: (element: string) => {
      if (element === 'rPh') aloud -= 1;
      inText = false;
    },
    text: (piece: string) => {
      if (inText) text += piece;
    },
    /** The text so far, and a new one begins. */
    take: (): string => {
      const whole = unescaped(text);
      text = '';
      return whole;
    },
  };
}

/** The texts that cells refer to by number. @throws HostileFile */
export function sharedStrings(opened: OpenedPackage, part: string): string[] {
  const found: string[] = [];
  const run = runs();
  opened.read(part, {
    open: run.open,
    text: run.text,
    close: (element) => {
      run.close(element);
      if (element !== 'si') return;
      if (found.length >= STRINGS_MOST) throw new HostileFile('too_large', 'strings');
      found.push(run.take());
    },
  });
  return found;
}
