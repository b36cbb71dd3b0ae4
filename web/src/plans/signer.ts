/** Who signs a decision: on whose behalf, in which post, under which name. */
export interface Signer {
  authority: string;
  title: string;
  name: string;
}

/** As a decision keeps it in one line: "KT. BỘ TRƯỞNG, THỨ TRƯỞNG, Phạm Đức Long". */
export function signerText({ authority, title, name }: Signer): string {
  return [authority, title, name]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

/** The line taken apart again; one without commas is parted where the capitals of the post end. */
export function signerIn(text: string): Signer {
  const parts = text.split(',').map((part) => part.trim());
  const name = parts.pop() ?? '';
  if (parts.length > 0) {
    const title = parts.pop() ?? '';
    return { authority: parts.join(', '), title, name };
  }
  const words = name.split(/\s+/);
  const first = words.findIndex((word) => word !== word.toUpperCase());
  if (first <= 0) return { authority: '', title: '', name };
  const post = words.slice(0, first).join(' ');
  const [, authority = '', title = post] = /^((?:KT|TM|TL|TUQ|Q)\. \S+ \S+) (.+)$/.exec(post) ?? [];
  return { authority, title, name: words.slice(first).join(' ') };
}
