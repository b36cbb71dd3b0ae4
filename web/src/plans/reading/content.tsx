import { day } from '../../dates/format.ts';
import { figure } from './amount.ts';
import { paragraphs } from './lines.ts';
import { Money } from './money.tsx';
import type { Content, Named } from './plan.ts';
import { useReadingWords } from './words.ts';

/** One content of a plan as it is read; what is not filled in takes no room. */
export function ReadContent({ content, name }: { content: Content | undefined; name: Named }) {
  const words = useReadingWords();
  if (!content) return <p className="muted">{words.empty}</p>;
  const { text, targets, stages, agreements, groups, form, lines, focalUnit, assignments } = content;
  const filled = [text, targets, stages, agreements, groups, lines, assignments].some(({ length }) => length > 0);
  if (!filled && form === null && focalUnit === null) return <p className="muted">{words.empty}</p>;
  return (
    <div className="prose" lang="vi">
      {paragraphs(text).map((line, at) => (
        // The same line may stand twice; its place is what it is.
        <p key={`${at} ${line.slice(0, 20)}`}>{line}</p>
      ))}
      {form !== null && <p className="b">{words.form[form]}</p>}
      {targets.length > 0 && <Targets targets={targets} />}
      {stages.map((stage) => (
        <section key={stage.name}>
          <h3>{stage.name}</h3>
          <Said label={words.objective} text={stage.objective} />
          <Said label={words.scope} text={stage.scope} />
          <Said label={words.users} text={stage.users} />
        </section>
      ))}
      {agreements.map(({ title, parties, number, date, reviewedOn }) => (
        <section key={`${title} ${number}`}>
          <h3>{title}</h3>
          <Said label={words.parties} text={parties} />
          <p className="muted">
            {[number, date && words.signedOn(day(date)), reviewedOn && words.reviewedOn(day(reviewedOn))]
              .filter(Boolean)
              .join(', ')}
          </p>
        </section>
      ))}
      {groups.map(({ name: called, members, decision }) => (
        <section key={called}>
          <h3>{called}</h3>
          {decision !== '' && <p className="muted">{decision}</p>}
          <Said label={words.members} text={members} />
        </section>
      ))}
      {focalUnit !== null && <Said label={words.focalUnit} text={name({ organisation: '', unit: focalUnit })} />}
      {assignments.length > 0 && (
        <ul className="dashed">
          {assignments.map(({ organisation, unit, responsibility }) => (
            <li key={`${organisation} ${unit} ${responsibility}`}>
              <b>{name({ organisation, unit })}:</b> {responsibility}
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <Money lines={lines} />}
    </div>
  );
}

function Said({ label, text }: { label: string; text: string }) {
  if (text === '') return null;
  return (
    <p>
      <b>{label}:</b> {text}
    </p>
  );
}

function Targets({ targets }: { targets: Content['targets'] }) {
  const words = useReadingWords();
  return (
    <div className="scroll-x">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{words.target}</th>
            <th scope="col" className="num">
              {words.value}
            </th>
            <th scope="col">{words.by}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({ name, value, unit, month }) => (
            <tr key={`${name} ${month}`}>
              <td>{name}</td>
              <td className="num">{`${figure(value)} ${unit}`}</td>
              <td>{month === null ? words.byYear : words.byMonth(month)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
