import * as v from 'valibot';

// The shapes of what the public reads. Schemas, so that types, validation and the OpenAPI document are one thing.

const nullable = v.nullable;
const text = v.string();
const isoDate = v.pipe(v.string(), v.isoDate());
const described = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

/** A text that people read, in both languages of the portal. Vietnamese is the original. */
export const Bilingual = v.object({ vi: text, en: text });
export type Bilingual = v.InferOutput<typeof Bilingual>;

export const OrganisationRef = v.object({
  slug: text,
  name: Bilingual,
  short: described(Bilingual, 'The short name used on tiles and in tables: "Bộ TT&TT".'),
});
export type OrganisationRef = v.InferOutput<typeof OrganisationRef>;

/** I: a state agency owns it. II: an enterprise owns it and masters the core technology. 186 Phụ lục, mục I, II. */
export const PlatformGroup = v.picklist(['I', 'II']);
export type PlatformGroup = v.InferOutput<typeof PlatformGroup>;

export const PlatformRef = v.object({
  slug: text,
  number: described(v.number(), 'The number in the same edition as the record that refers to it.'),
  group: PlatformGroup,
  name: Bilingual,
});
export type PlatformRef = v.InferOutput<typeof PlatformRef>;

export const FocalRank = v.picklist(['lead', 'co_focal', 'co_ordinating']);
export type FocalRank = v.InferOutput<typeof FocalRank>;

export const FocalUnit = v.object({
  slug: text,
  name: Bilingual,
  organisation: OrganisationRef,
  rank: FocalRank,
  duty: described(
    v.picklist(['promoting', 'mic_focal']),
    "promoting: owner's and Ministry's focal unit in one; mic_focal: the Ministry's. 186 Điều 1, III.2.b",
  ),
  clauses: described(v.array(text), 'Where it is written, annex and body apart.'),
  note: described(nullable(Bilingual), 'How the sources disagree about this unit, or null where they agree.'),
});
export type FocalUnit = v.InferOutput<typeof FocalUnit>;

export const PlatformLink = v.object({
  kind: v.picklist(['integrates_with', 'connects_to', 'shares_data_with']),
  platform: described(nullable(PlatformRef), 'Set when the other side stands in the catalogue.'),
  external: described(nullable(Bilingual), 'Names the other side when it does not.'),
  clause: text,
});
export type PlatformLink = v.InferOutput<typeof PlatformLink>;

const platformItem = {
  id: described(v.pipe(v.string(), v.uuid()), 'UUIDv7, the same in every edition.'),
  code: described(text, 'Stable code, the same in every edition: "NDP-0006".'),
  slug: described(text, 'Stable across editions; the number is not.'),
  number: described(v.number(), 'Number in this edition.'),
  group: PlatformGroup,
  edition: v.object({ slug: text, number: text }),
  name: Bilingual,
  short: described(Bilingual, 'The name without "Nền tảng" in front, for tiles.'),
  description: described(Bilingual, 'Vietnamese as printed in the annex; English is a working translation.'),
  owner: described(
    nullable(v.object({ ...OrganisationRef.entries, proposed: v.boolean() })),
    'Owner agency and whether only proposed; null for group II, whose owners are enterprises.',
  ),
  supportingAgencies: v.array(OrganisationRef),
  focalUnits: v.array(FocalUnit),
  links: v.array(PlatformLink),
};

/** One platform as the list of an edition shows it. */
export const PlatformItem = v.object(platformItem);
export type PlatformItem = v.InferOutput<typeof PlatformItem>;

/** One page of a list of platforms. */
export const PlatformListAnswer = v.object({
  items: v.array(PlatformItem),
  total: v.pipe(v.number(), v.description('All that match, on every page together.')),
  nextCursor: v.pipe(v.nullable(v.string()), v.description('Pass as `cursor` for the next page; null on the last.')),
});

export const OwnerFocalUnit = v.object({
  name: described(nullable(Bilingual), 'null: the unit is still to be named. 186 Phụ lục (12), (17).'),
  state: v.picklist(['proposed', 'to_be_designated']),
  printed: text,
  clause: text,
});
export type OwnerFocalUnit = v.InferOutput<typeof OwnerFocalUnit>;

/** What the world sees of an issued plan. */
export const PublicPlan = v.object({
  id: text,
  kind: v.picklist(['mic', 'owner', 'merged', 'enterprise', 'sector', 'local']),
  title: text,
  year: v.number(),
  organisation: OrganisationRef,
  version: v.number(),
  decision: v.object({
    number: nullable(text),
    date: nullable(isoDate),
    note: nullable(Bilingual),
    signer: nullable(text),
  }),
  historical: described(v.boolean(), 'Recorded after the fact from its paper source, so it got no new number.'),
  platforms: v.array(PlatformRef),
  monthsCovered: v.array(v.number()),
  uncoveredReason: described(
    nullable(text),
    'Why the other months of the year are not in the plan; null when all are.',
  ),
  months: v.array(v.object({ month: v.number(), tasks: v.array(text), results: v.array(text) })),
});
export type PublicPlan = v.InferOutput<typeof PublicPlan>;

/** One platform with all that the public may know about it. */
export const PlatformPage = v.object({
  ...platformItem,
  ownerFocalUnits: v.array(OwnerFocalUnit),
  overseers: v.array(v.object({ name: text, title: Bilingual, clause: text, note: nullable(Bilingual) })),
  coordinator: v.object({ name: Bilingual, clause: text }),
  clause: described(text, 'Where the entry stands: "186/QĐ-BTTTT, Phụ lục, mục I, (6)".'),
  disagreement: described(nullable(Bilingual), 'Where annex and body disagree about this platform.'),
  plans: v.array(PublicPlan),
});
export type PlatformPage = v.InferOutput<typeof PlatformPage>;

export const Edition = v.object({
  id: text,
  slug: text,
  number: text,
  date: described(isoDate, 'In Asia/Ho_Chi_Minh.'),
  issuer: Bilingual,
  title: Bilingual,
  platforms: v.number(),
  groups: v.object({ I: v.number(), II: v.number() }),
});
export type Edition = v.InferOutput<typeof Edition>;

export const OrganisationEvent = v.object({
  kind: v.picklist(['rename', 'merge', 'split']),
  date: described(isoDate, 'In Asia/Ho_Chi_Minh.'),
  from: v.array(OrganisationRef),
  to: v.array(OrganisationRef),
  clause: text,
});
export type OrganisationEvent = v.InferOutput<typeof OrganisationEvent>;

export const OrganisationKind = v.picklist(['ministry', 'agency', 'province', 'enterprise', 'association', 'press']);

export const Organisation = v.object({
  ...OrganisationRef.entries,
  kind: OrganisationKind,
  validFrom: nullable(isoDate),
  validTo: described(nullable(isoDate), 'First day on which it no longer exists.'),
  events: described(v.array(OrganisationEvent), 'Renames, mergers and splits that touch it, oldest first.'),
});
export type Organisation = v.InferOutput<typeof Organisation>;
