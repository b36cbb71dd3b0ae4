import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../../../language/store.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { fold } from '../../../search/fold.ts';
import { type Party, type PlanParty, partyId, type Task } from '../shapes.ts';
import { nameOf, useGridTexts } from '../words.ts';

interface Props {
  task: Task;
  parties: readonly PlanParty[];
  /** Units without any duty may be given tasks: in plans of a sector or a province. */
  ownUnits: boolean;
  apply: (fields: Pick<Task, 'responsible' | 'cooperating'>) => void;
  close: () => void;
}
interface Choice {
  party: Party;
  name: string;
  about: string;
}

const DUTIES = ['core_enterprise', 'owner_focal', 'mic_focal'] as const;

/** Who answers for a task and who takes part: one and many of those that bear a duty. */
export function PartiesDialog({ task, parties, ownUnits, apply, close }: Props) {
  const words = useGridTexts();
  const { do: verbs, duties: dutyWords } = useTexts();
  const id = useId();
  const [q, setQ] = useState('');
  const [responsible, setResponsible] = useState<Party | null>(task.responsible);
  const [cooperating, setCooperating] = useState<readonly Party[]>(task.cooperating);
  const groups: [string, Choice[]][] = [
    [words.party.groups, DUTIES.map((duty) => ({ party: { duty }, name: words.dutyGroups[duty], about: '' }))],
    [words.party.units, parties.filter(({ duties }) => duties.length > 0).map(choice)],
    [words.party.own, ownUnits ? parties.filter(({ duties }) => duties.length === 0).map(choice) : []],
  ];
  function choice(one: PlanParty): Choice {
    const { organisation, unit, organisationName, organisationShort, duties } = one;
    const kinds = [...new Set(duties.map(({ kind }) => dutyWords[kind] ?? kind))].join(', ');
    const about = [unit === null ? organisationName : organisationShort, kinds].filter(Boolean).join(' · ');
    return { party: { organisation, unit }, name: nameOf(one), about };
  }
  const asked = fold(q.trim());
  const shown = groups
    .map(([label, all]) => [label, all.filter(({ name, about }) => fold(`${name} ${about}`).includes(asked))] as const)
    .filter(([, all]) => all.length > 0);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const others = cooperating.filter((one) => responsible === null || partyId(one) !== partyId(responsible));
    apply({ responsible, cooperating: others });
    close();
  };
  const toggle = (party: Party, on: boolean) =>
    setCooperating(on ? [...cooperating, party] : cooperating.filter((one) => partyId(one) !== partyId(party)));
  return (
    <Dialog open onClose={close} title={words.party.title} lead={task.title} className="dialog--wide">
      <form onSubmit={send}>
        <label className="lbl" htmlFor={`${id}q`}>
          {words.party.search}
        </label>
        <input
          id={`${id}q`}
          type="search"
          className="input"
          placeholder={words.party.searchHint}
          value={q}
          onChange={(event) => setQ(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
        <p className="sr" role="status">
          {words.party.found(shown.reduce((n, [, all]) => n + all.length, 0))}
        </p>
        <div className="mg-parties">
          <label className="check">
            <input type="radio" name={`${id}r`} checked={responsible === null} onChange={() => setResponsible(null)} />
            <span>{words.party.nobody}</span>
          </label>
          {shown.length === 0 && <p className="muted">{words.party.none}</p>}
          {shown.map(([label, all]) => (
            <fieldset key={label}>
              <legend className="small b">{label}</legend>
              {all.map(({ party, name, about }) => {
                const isResponsible = responsible !== null && partyId(responsible) === partyId(party);
                return (
                  <div className="mg-party-row" key={partyId(party)}>
                    <span className="grow">
                      <span lang="vi">{name}</span>
                      {about && <small className="quiet"> {about}</small>}
                    </span>
                    <label className="check">
                      <input
                        type="radio"
                        name={`${id}r`}
                        checked={isResponsible}
                        onChange={() => setResponsible(party)}
                      />
                      <span>
                        {words.party.responsible}
                        <span className="sr"> {name}</span>
                      </span>
                    </label>
                    <label className="check">
                      <input
                        type="checkbox"
                        checked={!isResponsible && cooperating.some((one) => partyId(one) === partyId(party))}
                        disabled={isResponsible}
                        onChange={(event) => toggle(party, event.target.checked)}
                      />
                      <span>
                        {words.party.cooperating}
                        <span className="sr"> {name}</span>
                      </span>
                    </label>
                  </div>
                );
              })}
            </fieldset>
          ))}
        </div>
        <div className="form__acts">
          <Button type="submit" look="son">
            {words.party.save}
          </Button>
          <Button look="ghost" onClick={close}>
            {verbs.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
