import { SaxesParser } from 'saxes';
import { HostileFile } from './hostile.ts';

/** How deep elements may lie in each other, how many there may be in one part, and how many attributes each may have. */
const DEPTH = 128;
const ELEMENTS = 600_000;
const ATTRIBUTES = 200;

/** What a reader of a part is told. Names come without their namespace's prefix: "row" for "x:row". */
export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece: no DOCTYPE, so no entities of its own; no other encoding than UTF-8; bounded in depth and
 * number of elements. @throws HostileFile
 */
export function xmlReader(events: XmlEvents): { write(piece: Uint8Array): void; end(): void } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  let count = 0;
  parser.on('error', () => {
    throw new HostileFile('malformed', 'xml');
  });
  parser.on('doctype', () => {
    throw new HostileFile('doctype');
  });
  let attributesHere = 0;
  parser.on('attribute', () => {
    attributesHere += 1;
    if (attributesHere > ATTRIBUTES) throw new HostileFile('malformed', 'xml attributes');
  });
  parser.on('opentag', ({ name, attributes }) => {
    attributesHere = 0;
    depth += 1;
    count += 1;
    if (depth > DEPTH) throw new HostileFile('malformed', 'xml depth');
    if (count > ELEMENTS) throw new HostileFile('too_large', 'xml elements');
    events.open(local(name), attributes as Record<string, string>);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.close(local(name));
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  const decoded = (decode: () => string) => {
    try {
      return decode();
    } catch {
      throw new HostileFile('malformed', 'not UTF-8');
    }
  };
  return {
    write: (piece) => {
      parser.write(decoded(() => decoder.decode(piece, { stream: true })));
    },
    end: () => {
      parser.write(decoded(() => decoder.decode())).close();
    },
  };
}
