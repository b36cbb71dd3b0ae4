import { type Member, may, PERMISSIONS } from '@ndp/domain/permissions';
import { dutiesTowards, type listMemberPlatforms } from '@ndp/domain/platforms/list';
import type { readPlatform } from '@ndp/domain/platforms/read';
import * as v from 'valibot';
import { OrganisationRef, organisationRef, text } from './shapes.ts';

const group = v.picklist(['I', 'II']);
const DRAFTING = PERMISSIONS['plan.draft'].duties;
const nullableText = v.nullable(text);

export const PlatformsAnswer = v.object({
  items: v.array(
    v.object({
      number: v.number(),
      code: text,
      slug: text,
      name: text,
      nameEn: text,
      group,
      owner: nullableText,
      focal: v.array(text),
      mine: v.array(text),
    }),
  ),
  total: v.number(),
  next: nullableText,
});

export function presentPlatforms({
  items,
  total,
  nextCursor: next,
}: Awaited<ReturnType<typeof listMemberPlatforms>>): v.InferOutput<typeof PlatformsAnswer> {
  return {
    items: items.map(({ item: { number, code, slug, name, group, owner, focalUnits }, mine }) => ({
      ...{ number, code, slug, name: name.vi, nameEn: name.en, group },
      owner: owner?.name.vi ?? null,
      focal: focalUnits.map((unit) => unit.name.vi),
      mine,
    })),
    total,
    next,
  };
}

const Duty = v.object({
  kind: text,
  rank: nullableText,
  state: text,
  bearer: text,
  unit: nullableText,
  person: nullableText,
  clause: text,
  note: nullableText,
});

export const PlatformAnswer = v.object({
  number: v.number(),
  code: text,
  slug: text,
  name: text,
  nameEn: text,
  group,
  description: text,
  owner: nullableText,
  edition: v.object({ slug: text, number: text }),
  disagreement: nullableText,
  duties: v.array(Duty),
  mine: v.array(text),
  plans: v.array(
    v.object({
      id: text,
      kind: text,
      title: text,
      year: v.number(),
      organisation: OrganisationRef,
      decision: v.object({ number: nullableText, date: nullableText, historical: v.boolean() }),
    }),
  ),
  people: v.array(v.object({ duty: text, name: text, organisation: nullableText })),
  mayDraft: v.boolean(),
  publicHref: text,
});

/** A platform as this member sees it: duties with their clauses, plans that concern them, whom to turn to. */
export function presentPlatform(
  { platform, entry, edition, duties, plans }: Awaited<ReturnType<typeof readPlatform>>,
  actor: Member,
): v.InferOutput<typeof PlatformAnswer> {
  const shown = duties.map(({ duty, organisation, unit, person }) => ({
    kind: duty.kind,
    rank: duty.rank,
    state: duty.state,
    bearer: person ?? unit?.nameVi ?? organisation?.nameVi ?? duty.printed ?? '—',
    unit: unit?.nameVi ?? null,
    person,
    organisation: organisation?.nameVi ?? null,
    clause: duty.clause,
    note: duty.noteVi,
  }));
  const mine = dutiesTowards(actor, platform.code);
  return {
    ...{ number: entry.number, code: platform.code, slug: platform.slug, group: entry.groupCode },
    ...{ name: entry.nameVi, nameEn: entry.nameEn, description: entry.descriptionVi },
    owner: shown.find(({ kind }) => kind === 'owner')?.bearer ?? null,
    edition: { slug: edition.slug, number: edition.number },
    disagreement: entry.disagreementVi,
    duties: shown.map(({ organisation: _, ...duty }) => duty),
    mine,
    plans: plans.map(({ plan: { id, kind, title, year }, version, organisation }) => ({
      ...{ id, kind, title, year, organisation: organisationRef(organisation) },
      decision: { number: version.decisionNumber, date: version.decisionDate, historical: version.historical },
    })),
    people: shown
      .filter(({ kind, state }) => CONTACTS.includes(kind) && state !== 'ended' && state !== 'declined')
      .map(({ kind, bearer, organisation }) => ({ duty: kind, name: bearer, organisation })),
    mayDraft: may(actor, 'plan.draft') && mine.some((kind) => DRAFTING.some((one) => one === kind)),
    publicHref: `/nen-tang/${platform.slug}`,
  };
}

/** Whom one turns to about a platform. */
const CONTACTS: readonly string[] = [
  'owner_focal',
  'owner_it',
  'mic_focal',
  'promoting',
  'overseer',
  'core_enterprise',
];
