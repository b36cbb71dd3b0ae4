import { useEffect, useId, useState } from 'react';
import { useTexts } from '../../language/store.ts';
import { Select } from '../../platforms/filters.tsx';
import { useBeginWords } from '../begin-words.ts';
import { filterFrom, KINDS, type PlanFilter, STATES } from './filter.ts';

/** Milliseconds after the last letter before the list is asked for again. */
const PAUSE = 250;

interface Props {
  filter: PlanFilter;
  narrow: (next: PlanFilter) => void;
  years: readonly number[];
}

export function PlanFilters({ filter, narrow, years }: Props) {
  const { list: words } = useBeginWords();
  const { plans } = useTexts();
  const id = useId();
  const change = (name: keyof PlanFilter, value: string) => {
    const { [name]: _, ...rest } = filter;
    narrow(filterFrom({ ...rest, [name]: value }));
  };
  const anyYear = { '': words.anyYear, ...Object.fromEntries(years.map((year) => [` ${year}`, String(year)])) };
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      {filter.muc === 'ban-hanh' ? (
        <Search typed={filter.q ?? ''} change={(value) => change('q', value)} />
      ) : (
        <Select id={`${id}s`} label={words.state} value={filter.state ?? ''} change={(value) => change('state', value)}>
          {{ '': words.anyState, ...Object.fromEntries(STATES.map((state) => [state, plans.states[state] ?? state])) }}
        </Select>
      )}
      {/* A key that looks like a number would be put before all others. */}
      <Select
        id={`${id}y`}
        label={words.year}
        value={filter.year ? ` ${filter.year}` : ''}
        change={(value) => change('year', value.trim())}
      >
        {anyYear}
      </Select>
      <Select id={`${id}k`} label={words.kind} value={filter.kind ?? ''} change={(value) => change('kind', value)}>
        {{ '': words.anyKind, ...Object.fromEntries(KINDS.map((kind) => [kind, plans.kinds[kind] ?? kind])) }}
      </Select>
    </form>
  );
}

function Search({ typed: asked, change }: { typed: string; change: (value: string) => void }) {
  const { list: words } = useBeginWords();
  const id = useId();
  const [typed, setTyped] = useState(asked);
  useEffect(() => {
    if (typed === asked) return;
    const timer = setTimeout(() => change(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <div className="field wide">
      <label className="lbl" htmlFor={id}>
        {words.search}
      </label>
      <input id={id} type="search" className="input" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </div>
  );
}
