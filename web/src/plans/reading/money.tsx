import { currentLanguage } from '../../language/store.ts';
import { showMillions } from '../numbers.ts';
import type { Content } from './plan.ts';
import { useReadingWords } from './words.ts';

/** Resources by source and purpose, with the sum of each year and of all: given in đồng, shown in millions of it. */
export function Money({ lines }: { lines: Content['lines'] }) {
  const words = useReadingWords();
  const shown = (dong: number) => showMillions(dong, currentLanguage());
  const sumOf = (some: Content['lines']) => some.reduce((sum, { amount }) => sum + amount, 0);
  const years = [...new Set(lines.map(({ year }) => year))].sort();
  return (
    <div className="scroll-x">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.purpose}</th>
            <th scope="col">{words.year}</th>
            <th scope="col" className="num">
              {words.millions}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ source, purpose, year, amount, note }, at) => (
            // Two lines may say the same; their places tell them apart.
            <tr key={`${at} ${source} ${purpose} ${year}`}>
              <td>{words.sources[source]}</td>
              <td>
                {words.purposes[purpose]}
                {note !== '' && <div className="small muted">{note}</div>}
              </td>
              <td className="num">{year}</td>
              <td className="num nowrap">{shown(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {years.length > 1 &&
            years.map((year) => (
              <tr key={year}>
                <th scope="row" colSpan={3}>
                  {words.total}, {year}
                </th>
                <td className="num nowrap">{shown(sumOf(lines.filter((line) => line.year === year)))}</td>
              </tr>
            ))}
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td className="num nowrap b">{shown(sumOf(lines))}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
