import { inArray } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import { platformFacts, templateIn, templatesOn } from '../people/ask-platforms.ts';
import type { Member, MemberGrant } from '../permissions.ts';
import { couldDraft } from './may-draft.ts';
import type { PlanTemplate } from './template.ts';

export interface TemplateOffered {
  template: PlanTemplate;
  /** Whether this member could open a draft by it. */
  mayDraft: boolean;
}

/**
 * Every kind of plan as the law of today prescribes it, with whether this member could draft one; one round trip.
 * @param today ISO date in Asia/Ho_Chi_Minh
 */
export async function listTemplates(
  { actor, programme }: MemberGrant<'plan.read'>,
  today: string,
): Promise<TemplateOffered[]> {
  const { db } = programme;
  const [templates, platforms] = await programme.read(
    templatesOn(db, today),
    platformFacts(db, inArray(p.platform.code, ownPlatforms(actor)), today),
  );
  return templates.map((row) => {
    const template = templateIn(row);
    return { template, mayDraft: couldDraft(actor, template, platforms) };
  });
}

/** Codes of the platforms towards which this member's unit, organisation or self bears any duty. */
export function ownPlatforms(actor: Member): string[] {
  return [...new Set(actor.duties.flatMap(({ platform }) => (platform === null ? [] : [platform])))].sort();
}
