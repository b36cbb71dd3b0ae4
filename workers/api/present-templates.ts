import type { Member } from '@ndp/domain/permissions';
import type { listParties } from '@ndp/domain/plans/list-parties';
import type { TemplateOffered } from '@ndp/domain/plans/list-templates';
import { dutiesTowards } from '@ndp/domain/platforms/list';
import * as v from 'valibot';
import { presentTemplate, TemplateAnswer } from './present-draft.ts';
import { text } from './shapes.ts';

export const TemplatesAnswer = v.object({
  items: v.array(v.object({ ...TemplateAnswer.entries, mayDraft: v.boolean() })),
});

export function presentTemplates(found: readonly TemplateOffered[]): v.InferOutput<typeof TemplatesAnswer> {
  return { items: found.map(({ template, mayDraft }) => ({ ...presentTemplate(template), mayDraft })) };
}

const slugs = v.array(text);

export const PartiesAnswer = v.object({
  platforms: v.array(
    v.object({
      code: text,
      slug: text,
      /** In the newest edition of the catalogue; platforms of a sector or province have none. */
      number: v.nullable(v.number()),
      name: text,
      nameEn: text,
      group: v.nullable(v.picklist(['I', 'II'])),
      owners: slugs,
      /** My duties towards it. */
      mine: v.array(text),
    }),
  ),
  parties: v.array(
    v.object({
      organisation: text,
      organisationName: text,
      organisationNameEn: text,
      organisationShort: text,
      organisationShortEn: text,
      unit: v.nullable(text),
      unitName: v.nullable(text),
      unitNameEn: v.nullable(text),
      /** Towards the platforms asked for or (platform null) the whole programme; a unit has its organisation's too. */
      duties: v.array(v.object({ kind: text, platform: v.nullable(text), rank: v.nullable(text) })),
    }),
  ),
  /** Slugs of organisations, by the duty for which a plan is sent to them. */
  recipients: v.object({
    owner: slugs,
    core_enterprise: slugs,
    coordinator: slugs,
    mic_focal: slugs,
    owner_focal: slugs,
  }),
});

export function presentParties(
  { platforms, parties, recipients }: Awaited<ReturnType<typeof listParties>>,
  actor: Member,
): v.InferOutput<typeof PartiesAnswer> {
  return {
    platforms: platforms.map(({ code, slug, number, nameVi, nameEn, group, owners }) => ({
      ...{ code, slug, number, name: nameVi ?? code, nameEn: nameEn ?? code, group, owners },
      mine: dutiesTowards(actor, code),
    })),
    parties: parties.map(({ organisation, unit, duties }) => ({
      organisation: organisation.slug,
      organisationName: organisation.nameVi,
      organisationNameEn: organisation.nameEn,
      organisationShort: organisation.shortVi,
      organisationShortEn: organisation.shortEn,
      unit: unit?.slug ?? null,
      unitName: unit?.nameVi ?? null,
      unitNameEn: unit?.nameEn ?? null,
      duties,
    })),
    recipients,
  };
}
