import { message } from '@ndp/database/commit';
import type { ReviewStep } from '@ndp/database/schema/workspace';
import { bears, type Member, type MemberGrant } from '../permissions.ts';
import { Refusal } from '../refusal.ts';
import { advancePlan, type PlanDraft } from './advance.ts';
import type { EarlierVersion } from './amend.ts';
import { assembled, type PlanSection } from './assemble.ts';
import { sealed } from './contents.ts';
import { isHeadOf, type Staff, stepsFor, turnOf, vacantIn } from './review-steps.ts';
import type { PlanTemplate } from './template.ts';

/** The message that a step within an organisation was taken, so that those who wait for it are told. */
export interface PlanStep {
  plan: Pick<PlanDraft, 'id' | 'title' | 'draftedBy' | 'unit'>;
  /** Key of the person who took it. */
  by: string;
  /** Whose turn it is now. */
  turn: 'head' | 'leader';
}

/**
 * Sends a draft to review within the organisation: the focal unit that drafts it submits it to the leadership.
 * 186 Điều 1, IV.1.a. Its contents are sealed here: what is approved and issued is this text and no other. A head who
 * submits has thereby looked at it; a head's step that nobody can take is passed over, and the trail says so.
 * Throws Refusal `rule_broken` where nobody could approve it.
 */
export function submitPlan(
  grant: MemberGrant<'plan.draft'>,
  id: string,
  seen: number,
  staff: Staff,
): ReturnType<typeof advancePlan> {
  const { actor } = grant;
  const vacant = ({ authors, ...draft }: PlanDraft) =>
    vacantIn({ ...draft, authors: [...authors, actor.person] }, actor.organisation.kind, staff);
  const passesHead = (draft: PlanDraft, steps: ReviewStep[]) =>
    steps[0] === 'head' && !isHeadOf(actor, draft) && vacant(draft).includes('head');
  return advancePlan(grant, id, {
    action: 'submit',
    seen,
    check({ draft, sections, earlier }) {
      assertOurs(draft, actor);
      assertChanged(sections, earlier);
      if (vacant(draft).includes('leader')) throw new Refusal('rule_broken', NO_LEADER);
    },
    set({ draft, sections, steps: set }) {
      const { title, ...contents } = assembled(sections);
      const { text, sha256 } = sealed(contents);
      if (Buffer.byteLength(text) > MOST_BYTES) throw new Refusal('rule_broken', TOO_LARGE);
      const steps = stepsFor(actor.organisation.kind, set);
      const looked = steps[0] === 'head' && isHeadOf(actor, draft);
      const step = looked || passesHead(draft, steps) ? 1 : 0;
      return { title, contents: text, sha256, approvedSha256: null, steps, step };
    },
    record: ({ draft, sections, steps: set }) => {
      const versions = Object.fromEntries(sections.map(({ code, version }) => [code, version]));
      const passed = passesHead(draft, stepsFor(actor.organisation.kind, set)) && { vacant: ['head'] };
      return { detail: { sections: versions, ...passed } };
    },
    outgoing: ({ draft }) => [message('plan.submitted', stepOf(draft, actor.person))],
  });
}

/** An amendment says something else than what it amends. Throws Refusal `rule_broken`. */
function assertChanged(sections: readonly PlanSection[], [amended]: readonly EarlierVersion[]): void {
  const { title, ...contents } = assembled(sections);
  if (amended && amended.title === title && amended.sha256 === sealed(contents).sha256)
    throw new Refusal('rule_broken', UNCHANGED);
}

const UNCHANGED = {
  vi: 'Bản sửa đổi giống hệt bản đã ban hành. Sửa nội dung rồi trình, hoặc bỏ bản sửa đổi này.',
  en: 'The amendment is the same as what was issued. Change its contents before submitting it, or throw it away.',
};

/** Contents larger than this would not get through in one batch when they arrive, in bytes of UTF-8. */
const MOST_BYTES = 900_000;

const TOO_LARGE = {
  vi: 'Kế hoạch quá lớn (quá 900 kB chữ) nên không gửi đi được. Rút gọn nội dung, công việc, hoặc đính kèm thành tệp.',
  en: 'The plan is too large (more than 900 kB of text) to be sent. Shorten contents or tasks, or attach them as files.',
};

const NO_LEADER = {
  vi: 'Cơ quan chưa có lãnh đạo nào duyệt được kế hoạch này (người soạn không tự duyệt). Quản trị của cơ quan mời một lãnh đạo ở trang Thành viên, rồi trình lại.',
  en: 'The organisation has no leader who could approve this plan (nobody approves what they drafted). Its administrator invites a leader on the page of members; then submit again.',
};

export function stepOf(draft: PlanDraft, by: string): PlanStep {
  const { id, title, draftedBy, unit } = draft;
  return { plan: { id, title, draftedBy, unit }, by, turn: turnOf(draft) };
}

/** The template that a draft was opened by. */
export function templateOf({ template, kind }: Pick<PlanDraft, 'template' | 'kind'>): PlanTemplate {
  if (template !== null) return JSON.parse(template);
  // A draft of before templates were data has its months only.
  const nothing = { duties: ['mic_focal', 'promoting'] as const, kinds: [], recipients: [], contents: [] };
  return {
    key: 'before',
    kind,
    title: { vi: '', en: '' },
    clause: '',
    months: 'required',
    platforms: 'required',
    ...nothing,
  };
}

/** True when the member's own unit drafts this plan, and may draft such a plan for each of its platforms. */
export function isOurs(draft: Pick<PlanDraft, 'unit' | 'platforms' | 'kind' | 'template'>, actor: Member): boolean {
  if (draft.unit !== (actor.unit?.slug ?? null)) return false;
  const { duties, kinds } = templateOf(draft);
  return kinds.includes(actor.organisation.kind) || draft.platforms.every((code) => bears(actor, duties, code));
}

const OTHER_UNIT = {
  vi: 'Kế hoạch này của đơn vị khác soạn. Đơn vị soạn mới sửa và trình được.',
  en: 'Another unit drafted this plan; that unit edits and submits it.',
};

/** Throws Refusal `forbidden` for whoever does not belong to the unit that drafts it. */
export function assertOurs(draft: PlanDraft, actor: Member): void {
  if (!isOurs(draft, actor)) throw new Refusal('forbidden', OTHER_UNIT);
}
