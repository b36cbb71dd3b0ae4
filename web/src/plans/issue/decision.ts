import type { paths } from '../../api/paths.ts';
import { day } from '../../dates/format.ts';
import { only } from '../../forms/errors.ts';
import type { Draft } from '../steps/draft.ts';

export type Decision = paths['/v1/t/{org}/plans/{id}/issue']['post']['requestBody']['content']['application/json'];

/** What is typed about the decision. */
export interface Typed extends Record<string, string | string[]> {
  numbering: string;
  symbol: string;
  number: string;
  date: string;
  place: string;
  authority: string;
  title: string;
  name: string;
  bases: string;
  proposedBy: string;
  historical: string[];
  note: string;
  noteEn: string;
  recipients: string[];
}

/** What the register remembers, today, and those whom the template proposes; of an ended organisation, an older paper. */
export function proposed(
  { register }: Pick<Draft, 'register'>,
  today: string,
  recipients: readonly string[],
  endedOn: string | null,
): Typed {
  return {
    numbering: 'next',
    symbol: register.symbol ?? '',
    number: '',
    date: endedOn === null ? today : '',
    place: register.place ?? '',
    authority: '',
    title: '',
    name: '',
    bases: '',
    proposedBy: '',
    historical: endedOn === null ? [] : ['yes'],
    note: '',
    noteEn: '',
    recipients: [...recipients],
  };
}

export const isHistorical = ({ historical }: Pick<Typed, 'historical'>): boolean => historical.length > 0;

/**
 * What keeps this decision from being made. An older paper may lack contents, not results or reasons, when its year is
 * over.
 */
export function blocking(
  { gaps, year }: Pick<Draft, 'gaps' | 'year'>,
  { historical }: { historical: boolean },
  today: string,
): Draft['gaps'] {
  const older = historical && yearIsOver(year, today);
  return older ? gaps.filter(({ pointer }) => !pointer.startsWith('/contents/sections/')) : gaps;
}

export const yearIsOver = (year: number, today: string): boolean => year < Number(today.slice(0, 4));

export function decisionOf(typed: Typed): Decision {
  const historical = isHistorical(typed);
  const named = typed.numbering === 'typed' || historical;
  const note = text(typed.note);
  return {
    number: named ? text(typed.number) : null,
    symbol: named ? null : text(typed.symbol),
    date: text(typed.date),
    place: text(typed.place),
    ...signerOf(typed),
    legalBases: typed.bases.split('\n').flatMap((line) => text(line) ?? []),
    proposedBy: text(typed.proposedBy),
    note: note === null || !historical ? null : { vi: note, en: text(typed.noteEn) ?? note },
    historical,
    recipients: typed.recipients,
  };
}

const text = (value: string) => (value.trim() === '' ? null : value.trim());

/** Who signs, as papers set it; without a post it is the name alone. */
function signerOf({ authority, title, name }: Typed): Pick<Decision, 'signer' | 'signedBy'> {
  const [post, called] = [text(title), text(name)];
  if (post === null || called === null) return { signer: called, signedBy: null };
  return { signer: null, signedBy: { authority: text(authority), title: post, name: called } };
}

interface Words {
  symbol: string;
  number: string;
  date: string;
  dateHint: string;
  name: string;
  note: string;
  blockedForm: (n: number) => string;
}

/**
 * What is still wrong, in the words of the form.
 * @param today ISO date in Vietnam
 * @param endedOn ISO date from which the organisation is no more
 */
export function wrongIn(
  typed: Typed,
  plan: Pick<Draft, 'gaps' | 'year'>,
  today: string,
  endedOn: string | null,
  words: Words & { before: (day: string) => string },
  required: (label: string) => string,
) {
  const historical = isHistorical(typed);
  const missing = blocking(plan, { historical }, today).length;
  const needs = (value: string, label: string) => value.trim() === '' && required(label.toLowerCase());
  return only({
    '': missing > 0 && words.blockedForm(missing),
    symbol: !historical && typed.numbering === 'next' && needs(typed.symbol, words.symbol),
    number: !historical && typed.numbering === 'typed' && needs(typed.number, words.number),
    date:
      ((!historical || !yearIsOver(plan.year, today)) && needs(typed.date, words.date)) ||
      (typed.date > today && `${words.dateHint}.`) ||
      (endedOn !== null && typed.date >= endedOn && words.before(day(endedOn))),
    name: !historical && needs(typed.name, words.name),
    note: historical && needs(typed.note, words.note),
  });
}
