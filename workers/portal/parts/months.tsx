import type { PublicPlan } from '@ndp/domain/catalogue/shapes';
import { type Lang, vietnamese } from '../language.ts';
import { texts } from '../texts.ts';

type Month = PublicPlan['months'][number];
type Stretch = { from: number; to: number; month: Month | null };

/** The year of a plan, month by month. Months it says nothing about stand as a dashed gap, never as empty rows. */
export function Months({ lang, plan }: { lang: Lang; plan: PublicPlan }) {
  const t = texts(lang).plan;
  return (
    <ol class="months">
      {year(plan).map(({ from, to, month }) =>
        month ? (
          <li>
            <h3>{t.month(from)}</h3>
            <Column lang={lang} label={t.tasks} lines={month.tasks} />
            <Column lang={lang} label={t.results} lines={month.results} />
          </li>
        ) : (
          <li class="gap">
            <h3>{t.months(from, to)}</h3>
            <p>{t.gap}</p>
            {plan.uncoveredReason && <p {...vietnamese(lang)}>{plan.uncoveredReason}</p>}
          </li>
        ),
      )}
    </ol>
  );
}

function Column({ lang, label, lines }: { lang: Lang; label: string; lines: string[] }) {
  return (
    <div>
      <h4>{label}</h4>
      {lines.length > 0 ? (
        <ul {...vietnamese(lang)}>
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      ) : (
        <p class="muted">{texts(lang).plan.none}</p>
      )}
    </div>
  );
}

/** The twelve months in order, those the plan does not cover gathered into stretches. */
function year({ months, monthsCovered }: PublicPlan): Stretch[] {
  const stretches: Stretch[] = [];
  for (let number = 1; number <= 12; number++) {
    const empty = monthsCovered.includes(number) ? { month: number, tasks: [], results: [] } : null;
    const month = months.find((candidate) => candidate.month === number) ?? empty;
    const last = stretches.at(-1);
    if (!month && last && !last.month) last.to = number;
    else stretches.push({ from: number, to: number, month });
  }
  return stretches;
}
