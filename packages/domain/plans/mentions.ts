/** "@" and the key of a person, not within a word or an address. */
const MENTION = /(?<![\p{L}\p{N}@._-])@([a-z0-9][a-z0-9-]{1,99})/gu;

/** How much of a comment a notification quotes, in characters. */
const EXCERPT = 200;

/** Keys of the colleagues whom a text names as "@key", each once. @param names of all colleagues, by key */
export function mentionedIn(text: string, names: Readonly<Record<string, string>>): string[] {
  const keys = [...text.matchAll(MENTION)].map(([, key = '']) => key);
  return [...new Set(keys)].filter((key) => Object.hasOwn(names, key));
}

/** How a text begins, with people by their names: keys say nothing to whoever reads it in a mail. */
export function excerptOf(text: string, names: Readonly<Record<string, string>>): string {
  const readable = text.replace(MENTION, (whole, key: string) =>
    Object.hasOwn(names, key) ? `@${names[key]}` : whole,
  );
  const line = readable.replace(/\s+/gu, ' ');
  const characters = [...line];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT - 1).join('')}…` : line;
}
