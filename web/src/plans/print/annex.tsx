import { paper as words } from '../../texts/plans/paper.vi.ts';
import { vi as reading } from '../../texts/plans/reading.vi.ts';
import { paragraphs } from '../reading/lines.ts';
import type { Content } from '../reading/plan.ts';
import { Frame } from './frame.tsx';
import { dayInNumbers, decisionDate, inVietnamese, numberAndSymbol, type Paper, roman, upper } from './paper.ts';

/** The plan as the decision's annex, on pages of its own; the year frame on its side. Decree 30/2020, Annex I, III */
export function Annex({ paper }: { paper: Paper }) {
  const { decision, contents, sections, year } = paper;
  const named = contents.map(({ code, title }) => ({ code, title: title.vi }));
  const shown = named.filter(({ code }) => decision.draft || says(sections[code]));
  const list = paper.platforms.map(({ number, name }) => `(${number}) ${name}`).join('; ');
  return (
    <>
      <div className="paper__sheet paper__annex">
        <h2 className="paper__kind">{words.annex}</h2>
        <p className="paper__annex-title">{upper(paper.title)}</p>
        <p className="paper__attached pre">
          {words.attached(numberAndSymbol(decision), decisionDate(decision), paper.organisation)}
        </p>
        {list !== '' && (
          <p className="paper__p">
            <b>{words.platforms}</b> {list}.
          </p>
        )}
        {shown.map(({ code, title }, at) => (
          <section key={code}>
            <h3 className="paper__h">{`${roman(at + 1)}. ${title}`}</h3>
            {says(sections[code]) ? (
              <Written content={sections[code]} paper={paper} />
            ) : (
              <p className="paper__p paper__basis">{words.empty}</p>
            )}
          </section>
        ))}
      </div>
      <div className="paper__sheet paper__side">
        <h3 className="paper__h">{`${roman(shown.length + 1)}. ${words.frame(year)}`}</h3>
        <Frame paper={paper} />
      </div>
    </>
  );
}

function says(content: Content | undefined): content is Content {
  if (!content) return false;
  const { text, targets, stages, agreements, groups, lines, assignments, form, focalUnit } = content;
  const rows = [text, targets, stages, agreements, groups, lines, assignments];
  return rows.some(({ length }) => length > 0) || form !== null || focalUnit !== null;
}

function Written({ content, paper: { name } }: { content: Content; paper: Paper }) {
  const { text, targets, stages, agreements, groups, lines, assignments, form, focalUnit } = content;
  const { labels } = words;
  const said: (string | false | null)[] = [
    ...paragraphs(text),
    form !== null && (reading.form[form] ?? null),
    ...stages.flatMap((one) => [
      one.name,
      ...labelled(labels.objective, one.objective),
      ...labelled(labels.scope, one.scope),
      ...labelled(labels.users, one.users),
    ]),
    ...agreements.map(({ title, parties, number, date }) =>
      [title, parties, number, date && dayInNumbers(date)].filter(Boolean).join(', '),
    ),
    ...groups.flatMap(({ name: called, members, decision }) => [
      [called, decision].filter(Boolean).join(', '),
      ...labelled(labels.members, members),
    ]),
    focalUnit !== null && `${labels.focalUnit}: ${name({ organisation: '', unit: focalUnit })}`,
    ...assignments.map(
      ({ organisation, unit, responsibility }) => `- ${name({ organisation, unit })}: ${responsibility}`,
    ),
  ];
  return (
    <>
      {said.map(
        (line, at) =>
          line && (
            // The same line may stand twice; its place is what it is.
            <p key={`${at} ${line.slice(0, 20)}`} className="paper__p">
              {line}
            </p>
          ),
      )}
      {targets.length > 0 && <Targets targets={targets} />}
      {lines.length > 0 && <Resources lines={lines} />}
    </>
  );
}

const labelled = (label: string, text: string) => paragraphs(text).map((line) => `${label}: ${line}`);

function Targets({ targets }: { targets: Content['targets'] }) {
  const { target } = words;
  return (
    <table className="paper__t">
      <Heads heads={[target.name, target.value, target.by]} />
      <tbody>
        {targets.map(({ name, value, unit, month }) => (
          <tr key={`${name} ${month}`}>
            <td>{name}</td>
            <td>{`${inVietnamese(value)} ${unit}`}</td>
            <td>{month === null ? target.year : words.month(month)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Resources({ lines }: { lines: Content['lines'] }) {
  const { money } = words;
  return (
    <table className="paper__t">
      <Heads heads={[money.source, money.purpose, money.year, money.amount]} />
      <tbody>
        {lines.map(({ source, purpose, year, amount, note }, at) => (
          // Two lines may say the same; their places tell them apart.
          <tr key={`${at} ${source} ${purpose}`}>
            <td>{reading.sources[source]}</td>
            <td>{[reading.purposes[purpose], note].filter(Boolean).join('. ')}</td>
            <td>{year}</td>
            <td className="right">{inVietnamese(amount)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={3}>
            {money.total}
          </th>
          <td className="right">{inVietnamese(lines.reduce((sum, { amount }) => sum + amount, 0))}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Heads({ heads }: { heads: readonly string[] }) {
  return (
    <thead>
      <tr>
        {heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
