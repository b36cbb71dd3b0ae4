import type { Directory } from '../people/facts.ts';
import type { Party, PlanContents } from './contents.ts';
import type { PlanDecision } from './decision.ts';
import type { PlanTemplate } from './template.ts';

const DUTY_NAMES = {
  core_enterprise: 'Các doanh nghiệp nòng cốt',
  owner_focal: 'Đơn vị đầu mối của cơ quan chủ quản',
  mic_focal: 'Đơn vị đầu mối của Bộ',
} as const;

/** What a party is called on paper: the unit where there is one. */
export function partyName(party: Party, { organisations, units }: Directory): string {
  if ('duty' in party) return DUTY_NAMES[party.duty];
  if (party.unit !== null) return units[party.unit] ?? party.unit;
  return organisations[party.organisation]?.name ?? party.organisation;
}

/** A plan with its decision as a paper or a workbook needs it. */
export interface PlanPaper {
  kind: PlanTemplate['kind'];
  title: string;
  year: number;
  contents: PlanContents;
  template: PlanTemplate;
  platforms: { number: number; name: string }[];
  organisation: { slug: string; name: string; short: string };
  unit: string | null;
  decision: PlanDecision | null;
}

/** The same from what is stored, with the names of the directory. */
export function paperOf(
  plan: Omit<PlanPaper, 'platforms' | 'organisation'> & { platforms: readonly string[]; organisation: string },
  directory: Directory,
): PlanPaper {
  const { name, short } = directory.organisations[plan.organisation] ?? {
    name: plan.organisation,
    short: plan.organisation,
  };
  return {
    ...plan,
    unit: plan.unit === null ? null : (directory.units[plan.unit] ?? plan.unit),
    platforms: plan.platforms.flatMap((code) => directory.platforms[code] ?? []),
    organisation: { slug: plan.organisation, name, short },
  };
}

/** Legal bases as a decision cites them, the template's own first. */
export function basesOf({ template, decision }: Pick<PlanPaper, 'template' | 'decision'>): string[] {
  const { basis } = template;
  const own = basis?.number
    ? [
        `Căn cứ Quyết định số ${basis.number}${basis.date ? ` ngày ${dayInWords(basis.date)}` : ''}${basis.issuer ? ` của ${basis.issuer}` : ''} ${lowered(basis.title)}`,
      ]
    : [];
  const proposal = decision?.proposedBy ? [`Theo đề nghị của ${decision.proposedBy}`] : [];
  return [...own, ...(decision?.legalBases ?? []), ...proposal];
}

/** "11 tháng 02 năm 2022": days under 10 and months 1 and 2 have a leading zero. Decree 30/2020, Annex I */
export function dayInWords(date: string): string {
  const [year, month = 0, day] = date.split('-').map(Number);
  return `${String(day).padStart(2, '0')} tháng ${month < 3 ? `0${month}` : month} năm ${year}`;
}

const lowered = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
