import type { Named } from '../people/facts.ts';
import type { Party, PlanContents, PlanResult, PlanTask } from './contents.ts';
import { type SectionBody, strangeField } from './sections.ts';
import type { PlanTemplate } from './template.ts';

interface Carrying {
  /** The years of the plan that is copied and of the new one. */
  from: number;
  to: number;
  template: PlanTemplate;
  /** Whether somebody may be given a task in the new plan. */
  answers: (party: Named) => boolean;
  /** Whether it is a plan of one's own organisation, whose focal unit stays. */
  own: boolean;
}

interface CarriedOver {
  contents: PlanContents;
  /** Codes of the sections that the new template does not have. */
  left: string[];
  /** Codes of the sections in which somebody was left out who bears no duty in the new plan. */
  unassigned: string[];
}

/**
 * A plan's contents as a new plan begins with them: new keys, days and years of money moved to its year, targets and
 * expected results as they were.
 */
export function carriedOver(contents: PlanContents, { from, to, template, answers, own }: Carrying): CarriedOver {
  const left: string[] = [];
  const unassigned = new Set<string>();
  const answering = (party: Party, section: string) => {
    if ('duty' in party || answers(party)) return true;
    unassigned.add(section);
    return false;
  };
  const months = contents.months.map(({ month, tasks, results }) => {
    const section = `m${String(month).padStart(2, '0')}`;
    const keys = new Map([...tasks, ...results].map(({ key }) => [key, newKey()]));
    const renewed = (key: string) => keys.get(key) ?? newKey();
    const known = new Set(tasks.map(({ key }) => key));
    return {
      month,
      tasks: tasks.map(
        (task): PlanTask => ({
          ...task,
          key: renewed(task.key),
          responsible: task.responsible && answering(task.responsible, section) ? task.responsible : null,
          cooperating: task.cooperating.filter((party) => answering(party, section)),
          startsOn: inYear(task.startsOn, to),
          dueOn: inYear(task.dueOn, to),
        }),
      ),
      results: results.map(
        (result): PlanResult => ({
          ...result,
          key: renewed(result.key),
          tasks: result.tasks.filter((key) => known.has(key)).map(renewed),
        }),
      ),
    };
  });
  const sections: Record<string, SectionBody> = {};
  for (const [code, body] of Object.entries(contents.sections)) {
    const content = template.contents.find((one) => one.code === code);
    if (!content || strangeField(content.type, body)) {
      left.push(code);
      continue;
    }
    if (body.focalUnit !== null && !own) unassigned.add(code);
    sections[code] = {
      ...body,
      focalUnit: own ? body.focalUnit : null,
      lines: body.lines.map((line) => ({ ...line, year: Math.min(Math.max(line.year + to - from, 2020), 2100) })),
      assignments: body.assignments.filter(({ organisation, unit }) => answering({ organisation, unit }, code)),
    };
  }
  return { contents: { ...contents, months, sections }, left, unassigned: [...unassigned] };
}

const newKey = () => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** The same day of another year; 29 February becomes the 28th where there is none. */
function inYear(date: string | null, year: number): string | null {
  if (date === null) return null;
  const moved = `${year}${date.slice(4)}`;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29;
  return moved.endsWith('-02-29') && !leap ? `${year}-02-28` : moved;
}
