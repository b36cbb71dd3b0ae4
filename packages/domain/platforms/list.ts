import type { DutyKind } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { listPlatforms, PlatformQuery } from '../catalogue/list.ts';
import { PlatformItem } from '../catalogue/shapes.ts';
import type { Member, MemberGrant } from '../permissions.ts';

const { q, group, owner, focal, sort, limit, cursor } = PlatformQuery.entries;

/** What a member may ask of the list: the public's questions, and which platforms are theirs. */
export const MemberPlatformQuery = v.strictObject({
  ...{ q, group, owner, focal, sort, limit, cursor },
  mine: v.optional(v.literal('1')),
  duty: v.optional(
    v.picklist([
      'owner',
      'owner_focal',
      'owner_it',
      'mic_focal',
      'promoting',
      'supporting',
      'core_enterprise',
      'overseer',
    ]),
  ),
});
export type MemberPlatformQuery = v.InferOutput<typeof MemberPlatformQuery>;

/**
 * The announced platforms as a member sees them, each with the member's own duties towards it; one round trip.
 * Throws Refusal `invalid_input` as the public list does.
 */
export async function listMemberPlatforms(
  { actor, portal }: MemberGrant<'platform.list'>,
  { mine, duty, ...query }: MemberPlatformQuery,
  cursorKey: string,
) {
  const borne = actor.duties.filter(({ platform, kind }) => platform !== null && (!duty || kind === duty));
  const codes = mine || duty ? [...new Set(borne.map(({ platform }) => platform ?? ''))].sort() : undefined;
  const found = await listPlatforms({ portal }, query, { cursorKey, ...(codes && { codes }) });
  const items = found.items.map((item) => v.parse(PlatformItem, JSON.parse(item)));
  return { ...found, items: items.map((item) => ({ item, mine: dutiesTowards(actor, item.code) })) };
}

/** The kinds of duty that the member's unit, organisation or self bears towards a platform. */
export function dutiesTowards(actor: Member, code: string): DutyKind[] {
  return [...new Set(actor.duties.filter(({ platform }) => platform === code).map(({ kind }) => kind))];
}
