import type { Answer } from '../../api/types.ts';

export type Draft = Answer<'/v1/t/{org}/plans/{id}', 'get'>;
type Section = Draft['sections'][number];
export type Frame = NonNullable<Section['frame']>;
export type StoredMonth = NonNullable<Section['month']>;
export type Party = NonNullable<StoredMonth['tasks'][number]['responsible']>;
/** Every task and result has a key here: it is by these that one follows them when they move. */
export type Task = StoredMonth['tasks'][number] & { key: string };
export type Result = StoredMonth['results'][number] & { key: string };
export interface MonthBody {
  tasks: Task[];
  results: Result[];
}
/** The months of the plan that have something, by their number. */
export type Months = Readonly<Partial<Record<number, MonthBody>>>;

/** GET /v1/t/{org}/plan-parties: who may be given a task of a plan for these platforms. */
export interface PlanParty {
  organisation: string;
  organisationName: string;
  organisationShort: string;
  unit: string | null;
  unitName: string | null;
  duties: { kind: string; platform: string | null; rank: string | null }[];
}

/** Who may be given a task: bearers of a duty, and one's own units in plans of a sector or a province. */
export function assignable({ kind }: Pick<Draft, 'kind'>, parties: readonly PlanParty[]): PlanParty[] {
  return parties.filter(({ duties }) => duties.length > 0 || kind === 'sector' || kind === 'local');
}

export const NOTHING: MonthBody = { tasks: [], results: [] };
export const YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export const codeOf = (month: number): string => `m${String(month).padStart(2, '0')}`;
export const newKey = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 12);

/** The months of a draft as they are stored; parts of before there were keys get one. */
export function monthsIn(plan: Pick<Draft, 'sections'>): Months {
  const found = plan.sections.flatMap(({ code, month }) => (month ? [[Number(code.slice(1)), keyed(month)]] : []));
  return Object.fromEntries(found);
}

export function frameIn(plan: Pick<Draft, 'sections' | 'title'>): Frame {
  const found = plan.sections.find(({ code }) => code === 'frame')?.frame;
  return found ?? { title: plan.title, monthsCovered: [], uncoveredReason: null };
}

export function versionIn(plan: Pick<Draft, 'sections'>, code: string): number {
  return plan.sections.find((section) => section.code === code)?.version ?? 0;
}

export function keyed({ tasks, results }: StoredMonth): MonthBody {
  return {
    tasks: tasks.map((task) => ({ ...task, key: task.key ?? newKey() })),
    results: results.map((result) => ({ ...result, key: result.key ?? newKey() })),
  };
}

export function isEmpty(body: MonthBody | undefined): boolean {
  return body === undefined || (body.tasks.length === 0 && body.results.length === 0);
}

/** "2022-03-31": the day a task of the month is due where none is given. */
export function lastDay(year: number, month: number): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${year}-${String(month).padStart(2, '0')}-${days}`;
}

/** A party as one text, to compare and to key lists by. */
export function partyId(party: Party): string {
  return 'duty' in party ? `@${party.duty}` : `${party.organisation}/${party.unit ?? ''}`;
}
