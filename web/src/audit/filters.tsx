import { type FormEvent, useId } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../platforms/filters.tsx';
import type { AuditFilter, Chain } from './filter.ts';

interface Props {
  chain: Chain;
  filter: AuditFilter;
  /** What may have been done, as the trail itself names it. */
  actions: readonly string[];
  /** Who has done anything, as the trail names them. */
  actors: readonly { key: string; name: string }[];
  narrow: (next: AuditFilter, chain?: Chain) => void;
}

export function Filters({ chain, filter, actions, actors, narrow }: Props) {
  const { audit: words, do: verbs } = useTexts();
  const id = useId();
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
    const { action, actor } = filter;
    narrow({ ...(action && { action }), ...(actor && { actor }), ...Object.fromEntries(filled) });
  };
  const known = filter.action && !actions.includes(filter.action) ? [filter.action, ...actions] : actions;
  return (
    <form className="filters" onSubmit={apply}>
      <Select
        id={`${id}chain`}
        label={words.chain}
        value={chain}
        change={(value) => narrow({}, value === 'programme' ? 'programme' : 'workspace')}
      >
        {words.circles}
      </Select>
      <Select
        id={`${id}action`}
        label={words.action}
        value={filter.action ?? ''}
        change={(action) => {
          const { action: _, ...rest } = filter;
          narrow(action === '' ? rest : { ...rest, action });
        }}
      >
        {{
          '': words.anyAction,
          ...Object.fromEntries(known.map((action) => [action, words.actions[action] ?? action])),
        }}
      </Select>
      <Select
        id={`${id}actor`}
        label={words.actor}
        value={filter.actor ?? ''}
        change={(actor) => {
          const { actor: _, ...rest } = filter;
          narrow(actor === '' ? rest : { ...rest, actor });
        }}
      >
        {{ '': words.anyActor, ...Object.fromEntries(actors.map(({ key, name }) => [key, name])) }}
      </Select>
      <Text id={`${id}subject`} name="subject" label={words.subject} value={filter.subject} />
      <Text id={`${id}from`} name="from" label={words.from} value={filter.from} type="date" />
      <Text id={`${id}to`} name="to" label={words.to} value={filter.to} type="date" />
      <Button type="submit" className="filters__go">
        {verbs.filter}
      </Button>
    </form>
  );
}

interface TextProps {
  id: string;
  name: keyof AuditFilter;
  label: string;
  value: string | undefined;
  type?: 'text' | 'date';
}

function Text({ id, name, label, value, type = 'text' }: TextProps) {
  return (
    <div className="field">
      <label className="lbl" htmlFor={id}>
        {label}
      </label>
      <input id={id} name={name} key={value} type={type} className="input" defaultValue={value} />
    </div>
  );
}
