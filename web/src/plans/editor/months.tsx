import { useTexts } from '../../language/store.ts';
import { Icon } from '../../parts/icons.tsx';
import type { MonthBody } from '../types.ts';
import { useEditor } from './context.ts';
import { usePartyName } from './parties.ts';
import { SectionHead } from './section-head.tsx';
import { bodyOf } from './use-saver.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);
const codeOf = (month: number) => `m${String(month).padStart(2, '0')}`;

/** Tasks and expected results, month by month. 186 Điều 1, IV.1.a (thứ 1) */
export function PlanMonths() {
  const { planEditor: words } = useTexts();
  const { plan } = useEditor();
  const covered = plan.sections.find(({ code }) => code === 'frame')?.frame?.monthsCovered ?? [];
  const { monthTable: heads } = words;
  return (
    <section className="card" aria-labelledby="muc">
      <SectionHead code="months" title={words.contents.months} clause={plan.template.clause} />
      <div className="scroll-x">
        <table className="tbl plan-months">
          <thead>
            <tr>
              {[heads.month, heads.tasks, heads.results, heads.who].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MONTHS.map((month) => (
              <MonthRow key={month} month={month} covered={covered.includes(month)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function MonthRow({ month, covered }: { month: number; covered: boolean }) {
  const { planEditor: words } = useTexts();
  const { plan } = useEditor();
  const nameOf = usePartyName(plan.platforms);
  const section = plan.sections.find(({ code }) => code === codeOf(month));
  const { tasks, results } = (section ? (bodyOf(section) as MonthBody) : null) ?? { tasks: [], results: [] };
  const who = [...new Set(tasks.flatMap(({ responsible }) => (responsible ? [nameOf(responsible)] : [])))];
  return (
    <tr id={codeOf(month)} tabIndex={-1}>
      <th scope="row">{words.month(month)}</th>
      {tasks.length === 0 && results.length === 0 ? (
        <td colSpan={3} className="muted">
          {covered ? (
            <span className="cam">
              <Icon name="warn" /> {words.monthTable.none}
            </span>
          ) : (
            words.monthTable.uncovered
          )}
        </td>
      ) : (
        <>
          <td lang="vi">
            <Listed texts={tasks.map(({ key, title }) => ({ key, text: title }))} />
          </td>
          <td lang="vi">
            <Listed texts={results} />
          </td>
          <td className="small">{who.join('; ')}</td>
        </>
      )}
    </tr>
  );
}

function Listed({ texts }: { texts: readonly { key: string; text: string }[] }) {
  return (
    <ol className="listed">
      {texts.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ol>
  );
}
