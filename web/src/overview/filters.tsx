import { useEffect, useId, useState } from 'react';
import { currentLanguage } from '../language/store.ts';
import { Select } from '../platforms/filters.tsx';
import { filterFrom, KINDS, STATES } from './filter.ts';
import type { Overview } from './queries.ts';
import { useOverviewWords } from './words.ts';

/** Milliseconds after the last letter before the overview is asked for again. */
const PAUSE = 300;

interface Props {
  filter: Record<string, string>;
  narrow: (next: Record<string, string>) => void;
  found: Overview | undefined;
}

export function Filters({ filter, narrow, found }: Props) {
  const { filters: words, kinds, state } = useOverviewWords();
  const id = useId();
  const language = currentLanguage();
  const change = (name: string, value: string) => {
    const { [name]: _, ...rest } = filter;
    narrow(filterFrom({ ...rest, [name]: value }));
  };
  const [typed, setTyped] = useState(filter.q ?? '');
  useEffect(() => {
    if (typed === (filter.q ?? '')) return;
    const timer = setTimeout(() => change('q', typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  // Of what is shown, and what is chosen: the answer says no others.
  const named = (all: readonly { slug: string; name: { vi: string; en: string } }[], chosen = '') => {
    const names = new Map(all.map(({ slug, name }) => [slug, name[language]]));
    if (chosen && !names.has(chosen)) names.set(chosen, chosen);
    return Object.fromEntries([...names].sort(([, a], [, b]) => a.localeCompare(b, 'vi')));
  };
  const items = found?.items ?? [];
  const years = [...new Set([...(found?.years ?? []), ...(found ? [found.year] : [])])].sort((a, b) => b - a);
  const from = (of: readonly string[], words: Record<string, string>) =>
    Object.fromEntries(of.map((one) => [one, words[one] ?? one]));
  const selects: [name: string, label: string, choices: Record<string, string>][] = [
    ['kind', words.kind, { '': words.anyKind, ...from(KINDS, kinds) }],
    ['state', words.state, { '': words.anyState, ...from(STATES, state) }],
    ['group', words.group, { '': words.anyGroup, ...words.groups }],
    [
      'owner',
      words.owner,
      {
        '': words.anyOwner,
        ...named(
          items.flatMap(({ platform }) => platform.owners),
          filter.owner,
        ),
      },
    ],
    [
      'focal',
      words.focal,
      {
        '': words.anyFocal,
        ...named(
          items.flatMap(({ platform }) => platform.focal),
          filter.focal,
        ),
      },
    ],
    ['sort', words.sort, words.sorts],
  ];
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <div className="field wide">
        <label className="lbl" htmlFor={`${id}q`}>
          {words.q}
        </label>
        <input
          id={`${id}q`}
          type="search"
          className="input"
          value={typed}
          placeholder={words.qHint}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Select
        id={`${id}year`}
        label={words.year}
        value={filter.year ?? String(found?.year ?? '')}
        change={(value) => change('year', value)}
      >
        {Object.fromEntries(years.map((year) => [year, String(year)]))}
      </Select>
      {selects.map(([name, label, choices]) => (
        <Select
          key={name}
          id={`${id}${name}`}
          label={label}
          value={filter[name] ?? ''}
          change={(value) => change(name, value)}
        >
          {choices}
        </Select>
      ))}
    </form>
  );
}
