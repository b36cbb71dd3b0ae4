import { useId, useState } from 'react';
import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { named } from '../../language/store.ts';
import { NumberTile } from '../../parts/number-tile.tsx';
import { fold } from '../../search/fold.ts';
import { useMe } from '../../session/me.ts';
import { useBeginWords } from '../begin-words.ts';
import { type Unfit, unfit } from './fitting.ts';
import type { Platform, Template } from './queries.ts';

interface Props {
  template: Template;
  known: readonly Platform[];
}

/** The platforms that the plan is for: of those for which such a plan may be drafted here. */
export function PlatformsField({ template, known }: Props) {
  const words = useBeginWords();
  const { organisation } = useMe();
  const hint = template.platforms === 'optional' ? words.platformsOptional : words.platformsHint;
  const { id, error, list, set } = useField('platforms', hint);
  const search = useId();
  const [q, setQ] = useState('');
  const judged = known.map((platform) => ({ platform, why: unfit(template, platform, organisation) }));
  const fit = judged.filter(({ why }) => why === null).map(({ platform }) => platform);
  const asked = fold(q.trim());
  const shown = fit.filter(
    ({ code, number, name, nameEn }) =>
      list.includes(code) || fold(`${number ?? ''} ${name} ${nameEn}`).includes(asked),
  );
  const out = judged.filter((one): one is typeof one & { why: Unfit } => one.why !== null);
  const reasons = [...new Set(out.map(({ why }) => why))];
  const toggle = (code: string, on: boolean) => set(on ? [...list, code] : list.filter((one) => one !== code));
  return (
    <Field id={id} label={words.platforms} hint={hint} error={error} group>
      {fit.length === 0 ? (
        <p className="muted">{words.noneFit}</p>
      ) : (
        <>
          {fit.length > 8 && (
            <>
              <label className="sr" htmlFor={search}>
                {words.search}
              </label>
              <input
                id={search}
                type="search"
                className="input"
                placeholder={`${words.search}: ${words.searchHint.toLowerCase()}`}
                value={q}
                onChange={(event) => setQ(event.target.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.preventDefault();
                }}
              />
            </>
          )}
          <div className="picks">
            {shown.map(({ code, number, name, nameEn, group }, at) => (
              <label className="check" key={code}>
                <input
                  id={at === 0 ? id : undefined}
                  type="checkbox"
                  checked={list.includes(code)}
                  onChange={(event) => toggle(code, event.target.checked)}
                />
                {number !== null && <NumberTile number={number} group={group ?? 'I'} />}
                <span>{named({ name, nameEn })}</span>
              </label>
            ))}
            {shown.length === 0 && <p className="muted">{words.noneFound}</p>}
          </div>
          <p className="small muted" role="status">
            {asked === ''
              ? words.chosen(fit.filter(({ code }) => list.includes(code)).length)
              : words.found(shown.length)}
          </p>
        </>
      )}
      {out.length > 0 && (
        <p className="small quiet">
          {words.hidden(out.length)} {reasons.map((why) => words.why[why]).join('; ')}.
        </p>
      )}
    </Field>
  );
}
