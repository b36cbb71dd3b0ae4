import { useEffect, useId, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { DUTIES, filterFrom, type PlatformFilter } from './filter.ts';

/** Milliseconds after the last letter before the list is asked for again. */
const PAUSE = 250;

interface Props {
  filter: PlatformFilter;
  narrow: (next: PlatformFilter) => void;
}

export function Filters({ filter, narrow }: Props) {
  const { platforms: words, duties } = useTexts();
  const id = useId();
  const [typed, setTyped] = useState(filter.q ?? '');
  // Only typing starts the wait: another filter that changes meanwhile goes its own way.
  useEffect(() => {
    if (typed === (filter.q ?? '')) return;
    const { q: _, ...rest } = filter;
    const timer = setTimeout(() => narrow(typed === '' ? rest : { ...rest, q: typed }), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  // What is cleared elsewhere is cleared here too; what one is still typing stays.
  const [sent, setSent] = useState(filter.q ?? '');
  if (sent !== (filter.q ?? '')) {
    setSent(filter.q ?? '');
    setTyped(filter.q ?? '');
  }
  const change = (name: keyof PlatformFilter, value: string) => {
    const { [name]: _, ...rest } = filter;
    narrow(filterFrom({ ...rest, [name]: value }));
  };
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <div className="field wide">
        <label className="lbl" htmlFor={`${id}q`}>
          {words.search}
        </label>
        <input
          id={`${id}q`}
          type="search"
          className="input"
          value={typed}
          placeholder={words.searchHint}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Select id={`${id}mine`} label={words.mine} value={filter.mine ?? ''} change={(value) => change('mine', value)}>
        {{ '': words.mineAll, '1': words.mineOnly }}
      </Select>
      <Select
        id={`${id}group`}
        label={words.group}
        value={filter.group ?? ''}
        change={(value) => change('group', value)}
      >
        {{ '': words.anyGroup, I: words.groups.I, II: words.groups.II }}
      </Select>
      <Select id={`${id}duty`} label={words.duty} value={filter.duty ?? ''} change={(value) => change('duty', value)}>
        {{ '': words.anyDuty, ...Object.fromEntries(DUTIES.map((kind) => [kind, duties[kind] ?? kind])) }}
      </Select>
      <Select id={`${id}sort`} label={words.sortBy} value={filter.sort ?? ''} change={(value) => change('sort', value)}>
        {{ '': words.sort.number, name: words.sort.name }}
      </Select>
    </form>
  );
}

interface SelectProps {
  id: string;
  label: string;
  value: string;
  change: (value: string) => void;
  /** Values and their words, in order. */
  children: Record<string, string>;
}

/** A choice that takes effect at once, outside of any form that is sent. */
export function Select({ id, label, value, change, children }: SelectProps) {
  return (
    <div className="field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="input" value={value} onChange={(event) => change(event.target.value)}>
        {Object.entries(children).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
