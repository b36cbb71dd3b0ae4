import { message } from '@ndp/database/commit';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { calendarDate, writtenText } from '../text.ts';
import { dayInVietnam } from '../time.ts';
import { advancePlan, type PlanDraft } from './advance.ts';
import { gapsIn, type PlanContents } from './contents.ts';

/** The decision by which a plan is issued. A historical record may lack number and day, and then says why. */
export const PlanDecision = v.pipe(
  v.strictObject({
    number: v.nullable(writtenText(100)),
    date: v.nullable(calendarDate),
    signer: v.nullable(writtenText(200)),
    note: v.nullable(v.strictObject({ vi: writtenText(500), en: writtenText(500) })),
    historical: v.boolean(),
    /** Slugs of the organisations that receive it. */
    recipients: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/))), v.maxLength(200)),
  }),
  v.forward(
    v.check((d) => d.historical || d.number !== null, 'Nêu số quyết định. / Give the number of the decision.'),
    ['number'],
  ),
  v.forward(
    v.check((d) => d.historical || d.date !== null, 'Nêu ngày quyết định. / Give the date of the decision.'),
    ['date'],
  ),
  v.forward(
    v.check((d) => !d.historical || d.note !== null, 'Nêu nguồn của văn bản. / Say where the record comes from.'),
    ['note'],
  ),
);
export type PlanDecision = v.InferOutput<typeof PlanDecision>;

/** The message that carries an issued plan from its workspace into the programme. */
export interface PlanIssued {
  plan: Pick<PlanDraft, 'id' | 'kind' | 'unit' | 'title' | 'year' | 'platforms'>;
  version: number;
  contents: PlanContents;
  sha256: string;
  decision: PlanDecision;
  issuedBy: string;
  issuedAt: string;
}

/**
 * Issues an approved plan and sends it into the programme. Refused (`rule_broken`) while the contents have gaps,
 * each named, and when they are no longer the ones approved.
 */
export function issuePlan(
  grant: MemberGrant<'plan.issue'>,
  id: string,
  decision: PlanDecision,
): ReturnType<typeof advancePlan> {
  return advancePlan(grant, id, {
    action: 'issue',
    check(draft) {
      assertDay(decision, grant.actor.organisation.validTo);
      const gaps = gapsIn(JSON.parse(draft.contents));
      if (gaps.length > 0) throw new Refusal('rule_broken', INCOMPLETE, gaps);
      if (draft.approvedSha256 !== draft.sha256) throw new Refusal('conflict', CHANGED_SINCE_APPROVAL);
    },
    set: (_, now) => ({ issuedAt: now, decision: JSON.stringify(decision) }),
    outgoing(draft, now) {
      const { kind, unit, title, year, platforms, sha256 } = draft;
      const issued: PlanIssued = {
        plan: { id, kind, unit, title, year, platforms },
        version: 1,
        contents: JSON.parse(draft.contents),
        sha256,
        decision,
        issuedBy: grant.actor.person,
        issuedAt: now,
      };
      return [message('plan.issued', issued)];
    },
  });
}

const INCOMPLETE = {
  vi: 'Kế hoạch còn thiếu nội dung nên chưa ban hành được. Bổ sung các mục nêu dưới đây.',
  en: 'The plan is incomplete and cannot be issued yet. Complete what is named below.',
};
const CHANGED_SINCE_APPROVAL = {
  vi: 'Nội dung đã thay đổi sau khi duyệt. Trình duyệt lại trước khi ban hành.',
  en: 'The contents have changed since approval. Submit them again before issuing.',
};

/** A decision is of a day that has come, and of a time in which its organisation existed. */
function assertDay({ date, historical }: PlanDecision, endedOn: string | null): void {
  const today = dayInVietnam();
  if (date !== null && date > today)
    throw invalid('/date', 'Ngày quyết định chưa tới. Kiểm tra lại.', 'The day of the decision lies ahead. Check it.');
  if (endedOn !== null && !historical && (date ?? today) >= endedOn)
    throw invalid(
      '/historical',
      `Cơ quan đã kết thúc hoạt động từ ${endedOn}, chỉ ghi nhận văn bản cũ.`,
      `The organisation ended on ${endedOn}; only records of older papers can be entered.`,
    );
}
