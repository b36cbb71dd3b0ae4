import { itemsIn } from './items.ts';
import { plain } from './plain.ts';

/** Somebody to whom tasks may be given, and what people call them; the first name is the one that is shown. */
export interface Offer<P> {
  party: P;
  names: readonly string[];
  /** What tells apart those of one name: "bo-mau/cuc-mau". */
  reference: string;
}
type Message = { vi: string; en: string };
/** Whom a name means, or why nobody. */
export type PartyReader<P> = (name: string) => { party: P } | { message: Message };

/** So many offers that come near are named; more help nobody. */
const NEAREST = 3;

/**
 * Finds who is meant by a name among those offered: by the reference in brackets, or by exactly that name, diacritics,
 * case and punctuation aside. A name that several bear means nobody: it is not guessed.
 */
export function partyReader<P>(offers: readonly Offer<P>[]): PartyReader<P> {
  const byName = new Map<string, Set<Offer<P>>>();
  for (const offer of offers)
    for (const name of offer.names.map(plain)) byName.set(name, (byName.get(name) ?? new Set()).add(offer));
  return (name) => {
    const reference = name.match(/\[([^[\]]{1,250})\]$/)?.[1]?.trim() ?? name;
    const referred = offers.find((one) => one.reference === reference);
    if (referred) return { party: referred.party };
    const [found, ...more] = byName.get(plain(name)) ?? [];
    if (found === undefined) return { message: nobody(name, nearest(plain(name), offers)) };
    return more.length === 0 ? { party: found.party } : { message: several(name, [found, ...more]) };
  };
}

/**
 * Everybody whom a cell names: one a line or item, parted by ";", or by "," where that gives names that are known.
 * @param report told of each name that means nobody
 */
export function partiesIn<P>(cell: string, read: PartyReader<P>, report: (message: Message) => void): P[] {
  const names = itemsIn(cell).flatMap((item) => item.split(/[;\n]/));
  const found = trimmed(names).flatMap((name): P[] => {
    const whole = read(name);
    if ('party' in whole) return [whole.party];
    const parts = trimmed(name.split(',')).map(read);
    const known = parts.flatMap((one) => ('party' in one ? [one.party] : []));
    if (known.length === 0) report(whole.message);
    else for (const one of parts) if ('message' in one) report(one.message);
    return known;
  });
  return [...new Set(found)];
}

const trimmed = (names: readonly string[]) => names.map((name) => name.trim()).filter((name) => name !== '');

/** The offers whose names share most words with this one. */
function nearest<P>(said: string, offers: readonly Offer<P>[]): Offer<P>[] {
  const words = new Set(said.split(' '));
  const near = (name: string) => {
    const its = new Set(plain(name).split(' '));
    return (2 * [...its].filter((word) => words.has(word)).length) / (its.size + words.size);
  };
  return offers
    .map((offer) => ({ offer, score: Math.max(...offer.names.map(near)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST)
    .map(({ offer }) => offer);
}

const cut = (name: string) => (name.length > 80 ? `${name.slice(0, 79)}…` : name);

function nobody<P>(name: string, near: readonly Offer<P>[]): Message {
  const names = near.map((one) => one.names[0]).join('; ');
  return {
    vi: `Không có “${cut(name)}” trong những nơi được giao việc.${names && ` Gần nhất: ${names}.`}`,
    en: `There is no “${cut(name)}” among those who may be given tasks.${names && ` Nearest: ${names}.`}`,
  };
}

function several<P>(name: string, found: readonly Offer<P>[]): Message {
  const names = found.map((one) => `${one.names[0]} [${one.reference}]`).join('; ');
  return {
    vi: `Nhiều nơi mang tên “${cut(name)}”. Viết một trong: ${names}.`,
    en: `Several are called “${cut(name)}”. Write one of: ${names}.`,
  };
}
