import { HostileFile } from './hostile.ts';
import type { XmlEvents } from './xml.ts';

type Read = (name: string, events: XmlEvents) => boolean;

// Binary parts that carry no code: printer settings and what Excel keeps of a custom property.
const HARMLESS_BINARY = /(^|\/)(printerSettings|customProperty)\d*\.bin$/i;
const CODE =
  /(^|\/)(vba[^/]*|activeX|ctrlProps|macrosheets|dialogsheets)(\/|\.|$)|\.(bin|exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|ps1|bat|cmd|jar|msi|lnk|docm|dotm|xlsm|xltm|xlam|xlsb|zip|rar|7z|cab|iso|ole|swf)$/i;
const ELSEWHERE = /(^|\/)(externalLinks|webextensions|queryTables)\//i;

/** @param nestable whether this name may be a package of its own @throws HostileFile */
export function assertName(name: string, nestable: boolean): void {
  if (CODE.test(name) && !HARMLESS_BINARY.test(name)) throw new HostileFile('macro', 'part');
  if (ELSEWHERE.test(name) || /(^|\/)connections\.xml$/i.test(name)) throw new HostileFile('external', 'part');
  if (/(^|\/)embeddings\/[^/]+$/i.test(name) && !nestable) throw new HostileFile('macro', 'embedded');
}

const DOCUMENT = /wordprocessingml\.document\.main\+xml$/;
const WORKBOOK = /spreadsheetml\.sheet\.main\+xml$/;
const LIVE = /macroEnabled|vbaProject|activeX|oleObject/i;

/** What the package says that it is; macros under another name betray themselves here. @throws HostileFile */
export function assertDeclared(read: Read): 'docx' | 'xlsx' {
  let kind: 'docx' | 'xlsx' | undefined;
  const found = read('[Content_Types].xml', {
    open: (_, { ContentType: type = '' }) => {
      if (LIVE.test(type)) throw new HostileFile('macro', 'content type');
      if (DOCUMENT.test(type)) kind ??= 'docx';
      if (WORKBOOK.test(type)) kind ??= 'xlsx';
    },
    close: () => {},
    text: () => {},
  });
  if (!found || kind === undefined) throw new HostileFile('not_a_zip', 'no document');
  return kind;
}

const LOCAL_FILE = /^file:\/\/\/[a-z]:/i;

/** Nothing is fetched from elsewhere when the file is opened: links that a reader follows may stay. @throws HostileFile */
export function assertRelations(name: string, read: Read): void {
  read(name, {
    open: (element, { TargetMode: mode = '', Type: type = '', Target: target = '' }) => {
      if (element !== 'Relationship') return;
      const kind = type.slice(type.lastIndexOf('/') + 1);
      if (/^(vbaProject|oleObject|control|attachedToolbars|keyMapCustomizations)$/i.test(kind))
        throw new HostileFile('macro', 'relation');
      if (mode.toLowerCase() !== 'external' || kind === 'hyperlink') return;
      // Word notes on which disk the writer's template lay; it is no address on a network.
      if (kind === 'attachedTemplate' && LOCAL_FILE.test(target)) return;
      throw new HostileFile('external', 'relation');
    },
    close: () => {},
    text: () => {},
  });
}
