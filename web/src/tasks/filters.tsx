import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { named } from '../language/store.ts';
import { Select } from '../platforms/filters.tsx';
import { platformsQuery } from '../platforms/queries.ts';
import { useMe } from '../session/me.ts';
import { filterFrom, type TaskFilter } from './filter.ts';
import { seenPlansQuery } from './queries.ts';
import { useTaskWords } from './words.ts';

interface Props {
  filter: TaskFilter;
  narrow: (next: TaskFilter) => void;
}

/** What tasks can be narrowed to, besides how they stand. */
export function Filters({ filter, narrow }: Props) {
  const { filters: words } = useTaskWords();
  const { organisation, may } = useMe();
  const id = useId();
  const plans = useQuery(seenPlansQuery).data ?? [];
  const found = useInfiniteQuery({ ...platformsQuery(organisation.slug, {}), enabled: may['platform.list'] !== false });
  const platforms = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const change = (name: keyof TaskFilter, value: string) => {
    const { [name]: _, ...rest } = filter;
    narrow(filterFrom({ ...rest, [name]: value }));
  };
  const years = [...new Set([...plans.map(({ year }) => String(year)), ...(filter.year ? [filter.year] : [])])].sort();
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <Select id={`${id}m`} label={words.mine} value={filter.mine ?? ''} change={(value) => change('mine', value)}>
        {{ '': words.all, '1': words.ours }}
      </Select>
      <Select id={`${id}p`} label={words.plan} value={filter.plan ?? ''} change={(value) => change('plan', value)}>
        {{ '': words.anyPlan, ...Object.fromEntries(plans.map((one) => [one.id, `${one.title} (${one.year})`])) }}
      </Select>
      <Select
        id={`${id}n`}
        label={words.platform}
        value={filter.platform ?? ''}
        change={(value) => change('platform', value)}
      >
        {{
          '': words.anyPlatform,
          ...Object.fromEntries(platforms.map((one) => [one.code, `(${one.number}) ${named(one)}`])),
        }}
      </Select>
      {filter.xem !== 'lich' && (
        <>
          <Select
            id={`${id}t`}
            label={words.month}
            value={filter.month ?? ''}
            change={(value) => change('month', value)}
          >
            {{ '': words.anyMonth, ...Object.fromEntries(months.map((n) => [n, words.monthName(n)])) }}
          </Select>
          <Select id={`${id}y`} label={words.year} value={filter.year ?? ''} change={(value) => change('year', value)}>
            {{ '': words.anyYear, ...Object.fromEntries(years.map((year) => [year, year])) }}
          </Select>
        </>
      )}
    </form>
  );
}
