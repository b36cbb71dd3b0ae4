import { message } from '@ndp/database/commit';
import { sql } from '@ndp/database/query';
import { planDraft } from '@ndp/database/schema/workspace';
import type { Ended } from '../people/ended.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, Refusal } from '../refusal.ts';
import { dayInVietnam } from '../time.ts';
import { advancePlan, type DraftFound, type PlanDraft } from './advance.ts';
import { lastDayIn } from './amend.ts';
import { gapsOfNobody, type Standing } from './bearers.ts';
import { contentsIn, type PlanContents } from './contents.ts';
import { mayLack, numbered, type PlanDecision } from './decision.ts';
import { gapsIn } from './gaps.ts';
import { assertInItsTime, dayToExist, gapsOfEnded, goneBy } from './gone.ts';
import { recipientsOf } from './prescribed.ts';
import { entered } from './register.ts';
import { templateOf } from './submit.ts';
import type { PlanTemplate } from './template.ts';

/** The message that carries an issued plan from its workspace into the programme. */
export interface PlanIssued {
  plan: Pick<PlanDraft, 'id' | 'kind' | 'unit' | 'title' | 'year' | 'platforms'>;
  /** 1, or the next one where it amends. */
  version: number;
  contents: PlanContents;
  sha256: string;
  decision: PlanDecision;
  template: PlanTemplate;
  /** Person keys. */
  draftedBy: string;
  issuedBy: string;
  issuedAt: string;
}

/**
 * Issues an approved plan: gives it its number in the organisation's register and sends it into the programme.
 * Refused (`rule_broken`) while the contents have gaps, each named, and when they are no longer the ones approved.
 * Nor is it sent to, or by it a task given to, whom there is no more (`invalid_input`, `rule_broken`).
 * Nor is a task given to a duty that nobody bears, save in a record of an older paper.
 * A record of an older paper may lack contents that the paper lacks, not results or reasons (decision.ts).
 */
export function issuePlan(
  grant: MemberGrant<'plan.issue'>,
  id: string,
  seen: number,
  wanted: PlanDecision,
  standing: Standing,
): ReturnType<typeof advancePlan> {
  const { actor, workspace } = grant;
  const { ended } = standing;
  const openedOn = ({ createdAt }: PlanDraft) => dayInVietnam(new Date(createdAt));
  const dayOf = ({ year }: PlanDraft) => dayToExist(year, wanted.date, dayInVietnam());
  const sentTo = (draft: PlanDraft): PlanDecision => {
    const plan = { ...draft, template: templateOf(draft) };
    const recipients = recipientsOf(wanted.recipients, plan, actor.organisation.slug, standing, dayOf(draft));
    return { ...wanted, recipients };
  };
  const decided = ({ draft, register, earlier }: DraftFound) =>
    numbered(sentTo(draft), register, {
      year: draft.year,
      draftedOn: openedOn(draft),
      foundedOn: actor.organisation.validFrom,
      endedOn: actor.organisation.validTo,
      basisOn: templateOf(draft).basis?.date ?? null,
      amendedOn: lastDayIn(earlier),
    });
  return advancePlan(grant, id, {
    action: 'issue',
    seen,
    check(found) {
      const { draft } = found;
      assertInItsTime('/historical', draft.year, actor.organisation.slug, ended);
      const decision = decided(found);
      if (draft.approvedSha256 !== draft.sha256) throw new Refusal('conflict', CHANGED_SINCE_APPROVAL);
      const contents = contentsIn(draft.contents);
      const day = dayOf(draft);
      assertRecipients(wanted.recipients, actor.organisation.slug, ended, day);
      const gone = gapsOfEnded(contents, actor.organisation.slug, ended, day);
      const all = gapsIn(contents, templateOf(draft), draft.year);
      const lacks = mayLack(wanted, draft.year, openedOn(draft));
      const kept = all.filter(({ pointer }) => !lacks || !pointer.startsWith('/contents/sections/'));
      const nobody = wanted.historical ? [] : gapsOfNobody(contents, draft.platforms, standing, day);
      const gaps = [...kept, ...gone, ...nobody];
      if (gaps.length > 0) throw new Refusal('rule_broken', wanted.historical ? INCOMPLETE_RECORD : INCOMPLETE, gaps);
      return { ...decision, contents };
    },
    set: ({ draft }, now, { decision }) => ({
      issuedAt: now,
      decision: JSON.stringify(decision),
      issuedVersion: versionOf(draft),
    }),
    record: (_, { decision }) => ({ detail: { number: decision.number } }),
    also({ draft }, now, { entry, decision }) {
      const { signer, place } = decision;
      return [
        ...(entry
          ? [entered(workspace, entry, { date: entry.date, subject: draft.title, signer, place, planId: id }, now)]
          : []),
        ...(draft.amends
          ? [
              workspace.db
                .update(planDraft)
                .set({ state: 'superseded' })
                .where(sql`(id = ${draft.amends} or amends = ${draft.amends}) and state = 'issued' and id <> ${id}`),
            ]
          : []),
      ];
    },
    outgoing({ draft }, now, { decision, contents }) {
      const { kind, unit, title, year, platforms, sha256 } = draft;
      const issued: PlanIssued = {
        plan: { id: draft.amends ?? id, kind, unit, title, year, platforms },
        version: versionOf(draft),
        ...{ contents, sha256, decision },
        template: templateOf(draft),
        draftedBy: draft.draftedBy,
        issuedBy: actor.person,
        issuedAt: now,
      };
      // Under the draft's own id, by which it is found again (advance.ts).
      return [message('plan.issued', issued, id)];
    },
  });
}

/** A plan is sent to others than who issues it, and to those that there are. Throws Refusal `invalid_input`. */
function assertRecipients(recipients: readonly string[], home: string, ended: readonly Ended[], day: string): void {
  for (const [place, slug] of recipients.entries()) {
    if (slug === home)
      throw invalid(
        `/recipients/${place}`,
        'Cơ quan ban hành không tự gửi cho mình. Bỏ cơ quan này khỏi nơi nhận.',
        'Whoever issues a plan does not send it to itself. Take it out of the recipients.',
      );
    const gone = goneBy({ organisation: slug, unit: null }, ended, day);
    if (gone)
      throw invalid(
        `/recipients/${place}`,
        `${gone.detail.vi} Chọn nơi nhận khác.`,
        `${gone.detail.en} Choose another recipient.`,
      );
  }
}

const versionOf = ({ amendsVersion }: Pick<PlanDraft, 'amendsVersion'>) => (amendsVersion ?? 0) + 1;

const INCOMPLETE = {
  vi: 'Kế hoạch còn thiếu nội dung nên chưa ban hành được. Bổ sung các mục nêu dưới đây.',
  en: 'The plan is incomplete and cannot be issued yet. Complete what is named below.',
};
const INCOMPLETE_RECORD = {
  vi: 'Bản ghi còn thiếu những chỗ nêu dưới đây. Nội dung mà văn bản cũ không có chỉ được thiếu khi kế hoạch là của năm trước.',
  en: 'The record lacks what is named below. Contents that the older paper does not have may be lacking only when the plan is of an earlier year.',
};
const CHANGED_SINCE_APPROVAL = {
  vi: 'Nội dung đã thay đổi sau khi duyệt. Trình duyệt lại trước khi ban hành.',
  en: 'The contents have changed since approval. Submit them again before issuing.',
};
