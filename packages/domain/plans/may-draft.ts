import type { PlatformFacts } from '../people/facts.ts';
import { bears, type Member, may } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import type { PlanTemplate } from './template.ts';

/** The template that is meant: the one named, or the only one in force. Throws Refusal `invalid_input`. */
export function chosen(templates: readonly PlanTemplate[], named: string | undefined): PlanTemplate {
  const found = named === undefined ? templates : templates.filter(({ key }) => key === named);
  const [template] = found;
  if (template && found.length === 1) return template;
  const keys = templates.map(({ key }) => key).join(', ');
  if (templates.length === 0)
    throw invalid('/kind', 'Hiện chưa có mẫu cho loại kế hoạch này.', 'No template for this kind is in force.');
  throw invalid('/template', `Chọn một mẫu: ${keys}.`, `Choose one of the templates: ${keys}.`);
}

/**
 * Whether this member's unit may draft such a plan for these platforms. 186 Điều 1, IV.1.a–c, IV.2.c; Điều 2, III.2,
 * IV. Throws Refusal `invalid_input` that names the platform or the kind.
 */
export function assertMayDraft(
  actor: Member,
  template: PlanTemplate,
  codes: readonly string[],
  known: readonly PlatformFacts[],
): void {
  const freely = template.kinds.includes(actor.organisation.kind);
  if (template.duties.length === 0 && !freely)
    throw invalid(
      '/kind',
      'Cơ quan của bạn không lập loại kế hoạch này.',
      'Your organisation does not draw up this kind of plan.',
    );
  if (template.platforms === 'required' && codes.length === 0)
    throw invalid('/platforms', 'Chọn ít nhất một nền tảng.', 'Choose at least one platform.');
  const platforms = codes.map((code, index) => {
    const found = known.find((one) => one.code === code);
    if (!found) throw invalid(`/platforms/${index}`, `Không có nền tảng ${code}.`, `There is no platform ${code}.`);
    if (!freely && !bears(actor, template.duties, code))
      throw invalid(
        `/platforms/${index}`,
        `Đơn vị của bạn không phải đầu mối của nền tảng ${code}. Bỏ nền tảng này khỏi kế hoạch.`,
        `Your unit is not a focal unit of ${code}. Take it out of the plan.`,
      );
    return found;
  });
  RULES[template.kind]?.(platforms, actor);
}

/**
 * Whether this member could open a draft by a template: for platforms of their own choice, or for one of those
 * towards which they bear a duty of it.
 * @param known what the catalogue says of the platforms they bear a duty towards
 */
export function couldDraft(actor: Member, template: PlanTemplate, known: readonly PlatformFacts[]): boolean {
  if (!may(actor, 'plan.draft')) return false;
  if (template.kinds.includes(actor.organisation.kind)) return true;
  return known.some(({ code }) => {
    try {
      assertMayDraft(actor, template, [code], known);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  });
}

type Rule = (platforms: readonly PlatformFacts[], actor: Member) => void;

const RULES: Partial<Record<PlanTemplate['kind'], Rule>> = {
  // IV.1.c: where the Ministry is the owner the two plans are one. A set with another owner's platform keeps its own.
  mic(platforms, { organisation }) {
    if (platforms.length > 0 && platforms.every(({ owners }) => owners.includes(organisation.slug)))
      throw invalid(
        '/kind',
        'Bộ là cơ quan chủ quản các nền tảng này: lập kế hoạch gộp (kind = merged) thay cho hai kế hoạch. 186 Điều 1, IV.1.c',
        'The Ministry owns these platforms: draw up the merged plan (kind = merged) instead of two. 186 Article 1, IV.1.c',
      );
  },
  merged(platforms, { organisation }) {
    platforms.forEach(({ code, group, owners }, index) => {
      assertOwned(group, code, index);
      if (!owners.includes(organisation.slug))
        throw invalid(
          `/platforms/${index}`,
          `Nền tảng ${code} không do Bộ làm cơ quan chủ quản nên không lập kế hoạch gộp. 186 Điều 1, IV.1.c`,
          `${code} is not owned by the Ministry, so there is no merged plan for it. 186 Article 1, IV.1.c`,
        );
    });
  },
  owner(platforms, { organisation }) {
    platforms.forEach(({ code, group, focal }, index) => {
      assertOwned(group, code, index);
      if (focal.includes(organisation.slug))
        throw invalid(
          `/platforms/${index}`,
          `Bộ là cơ quan chủ quản nền tảng ${code}: lập kế hoạch gộp. 186 Điều 1, IV.1.c`,
          `The Ministry owns ${code}: draw up the merged plan. 186 Article 1, IV.1.c`,
        );
    });
  },
};

/** Group II has enterprises for owners: the Ministry's plan and theirs, no other (inconsistencies 10). */
function assertOwned(group: PlatformFacts['group'], code: string, index: number): void {
  if (group !== 'II') return;
  throw invalid(
    `/platforms/${index}`,
    `Nền tảng ${code} thuộc nhóm II do doanh nghiệp làm chủ quản: chỉ có kế hoạch của Bộ và của doanh nghiệp.`,
    `${code} belongs to group II, owned by enterprises: there are the Ministry's plan and those of enterprises only.`,
  );
}
