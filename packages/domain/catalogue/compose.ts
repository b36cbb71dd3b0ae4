import { fold, words } from '@ndp/database/fold';
import type { programmeRows } from './publish.ts';
import type {
  Bilingual,
  Edition,
  FocalUnit,
  Organisation,
  OrganisationEvent,
  OrganisationRef,
  OwnerFocalUnit,
  PlatformItem,
  PlatformPage,
  PlatformRef,
} from './shapes.ts';

export type ProgrammeRows = Awaited<ReturnType<typeof programmeRows>>;

/** A platform page as it crosses into the portal: shaped once here, stored as text there. */
export interface ComposedPlatform {
  item: PlatformItem;
  page: Omit<PlatformPage, 'plans'>;
  /** Places in Vietnamese alphabetical order, by name and by owner. */
  nameRank: number;
  ownerRank: number;
  /** What search looks in; all but `originalName` folded. */
  search: { name: string; parties: string; description: string; originalName: string };
}

export interface ComposedOrganisation {
  organisation: Organisation;
  units: { slug: string; name: Bilingual }[];
  nameRank: number;
}

export interface ComposedEdition {
  edition: Edition;
  platforms: ComposedPlatform[];
  organisations: ComposedOrganisation[];
}

const vietnamese = new Intl.Collator('vi');
const RANKS = ['lead', 'co_focal', 'co_ordinating'] as const;

/** Shapes one edition of the catalogue for the public from the programme's rows. Pure; ranks follow `vi` collation. */
export function composeEdition(rows: ProgrammeRows): ComposedEdition {
  const { edition } = rows;
  const organisations = new Map(rows.organisations.map((o) => [o.id, o]));
  const units = new Map(rows.units.map((u) => [u.id, u]));
  const people = new Map(rows.people.map((p) => [p.id, p]));
  const refs = new Map(rows.entries.map((e) => [e.platform.id, platformRef(e)]));
  const orgRef = (id: string | null): OrganisationRef | null => {
    const found = id === null ? undefined : organisations.get(id);
    return found ? organisationRef(found) : null;
  };

  const platforms = rows.entries.map(({ platform, entry }) => {
    const duties = rows.duties.filter((d) => d.platformId === platform.id);
    const of = (kind: string) => duties.filter((d) => d.kind === kind);
    const owning = of('owner')[0];
    const owner = owning ? orgRef(owning.organisationId) : null;
    const item: PlatformItem = {
      id: platform.id,
      code: platform.code,
      slug: platform.slug,
      number: entry.number,
      group: entry.groupCode,
      edition: { slug: edition.slug, number: edition.number },
      name: { vi: entry.nameVi, en: entry.nameEn },
      short: { vi: entry.shortVi, en: entry.shortEn },
      description: { vi: entry.descriptionVi, en: entry.descriptionEn },
      owner: owner && owning ? { ...owner, proposed: owning.state === 'proposed' } : null,
      supportingAgencies: of('supporting').flatMap((d) => orgRef(d.organisationId) ?? []),
      focalUnits: focalUnits([...of('promoting'), ...of('mic_focal')]),
      links: rows.links
        .filter((link) => link.platformId === platform.id)
        .map(({ kind, toPlatformId, externalVi, externalEn, clause }) => ({
          kind,
          platform: (toPlatformId && refs.get(toPlatformId)) || null,
          external: externalVi === null ? null : { vi: externalVi, en: externalEn ?? externalVi },
          clause,
        })),
    };
    const ownerFocalUnits: OwnerFocalUnit[] = [...of('owner_focal')]
      // Named units first, as the annex has them.
      .sort((a, b) => Number(a.unitId === null) - Number(b.unitId === null))
      .map(({ unitId, state, printed, clause }) => {
        const unit = unitId === null ? undefined : units.get(unitId);
        const name = unit ? { vi: unit.nameVi, en: unit.nameEn } : null;
        return { name, state: state === 'proposed' ? 'proposed' : 'to_be_designated', printed: printed ?? '', clause };
      });
    const coordinating = rows.duties.find((d) => d.kind === 'coordinator' && d.platformId === null);
    const coordinator = coordinating?.unitId ? units.get(coordinating.unitId) : undefined;
    const page: Omit<PlatformPage, 'plans'> = {
      ...item,
      ownerFocalUnits,
      overseers: of('overseer').flatMap(({ personId, clause, noteVi, noteEn }) => {
        const person = personId === null ? undefined : people.get(personId);
        if (!person) return [];
        const title = { vi: person.titleVi ?? '', en: person.titleEn ?? '' };
        return [{ name: person.name, title, clause, note: bilingual(noteVi, noteEn) }];
      }),
      coordinator: {
        name: { vi: coordinator?.nameVi ?? '', en: coordinator?.nameEn ?? '' },
        clause: coordinating?.clause ?? '',
      },
      clause: entry.clause,
      disagreement: bilingual(entry.disagreementVi, entry.disagreementEn),
    };
    return { item, page };

    function focalUnits(found: ProgrammeRows['duties']): FocalUnit[] {
      const bearers = new Map<string, FocalUnit>();
      for (const d of found) {
        const unit = d.unitId === null ? undefined : units.get(d.unitId);
        const organisation = orgRef(unit?.organisationId ?? d.organisationId);
        if (!organisation) continue;
        const slug = unit?.slug ?? organisation.slug;
        const known = bearers.get(slug);
        const name = unit ? { vi: unit.nameVi, en: unit.nameEn } : organisation.name;
        const rank = d.rank ?? 'lead';
        const duty = d.kind === 'promoting' ? 'promoting' : 'mic_focal';
        const note = bilingual(d.noteVi, d.noteEn);
        if (!known) bearers.set(slug, { slug, name, organisation, rank, duty, clauses: [d.clause], note });
        else
          bearers.set(slug, {
            ...known,
            rank: RANKS[Math.min(RANKS.indexOf(known.rank), RANKS.indexOf(rank))] ?? rank,
            clauses: [...known.clauses, d.clause],
            note: known.note ?? note,
          });
      }
      return [...bearers.values()].sort((a, b) => RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank));
    }
  });

  const byName = ranked(platforms.map(({ item }) => item.name.vi));
  const byOwner = ranked(platforms.map(({ item }) => item.owner?.name.vi ?? '\uffff'));
  return {
    edition: {
      id: edition.id,
      slug: edition.slug,
      number: edition.number,
      date: edition.date,
      issuer: { vi: edition.issuerVi, en: edition.issuerEn },
      title: { vi: edition.titleVi, en: edition.titleEn },
      platforms: platforms.length,
      groups: {
        I: platforms.filter(({ item }) => item.group === 'I').length,
        II: platforms.filter(({ item }) => item.group === 'II').length,
      },
    },
    platforms: platforms.map((composed, index) => ({
      ...composed,
      nameRank: byName[index] ?? 0,
      ownerRank: byOwner[index] ?? 0,
      search: searchText(composed),
    })),
    organisations: composeOrganisations(rows),
  };
}

function composeOrganisations(rows: ProgrammeRows): ComposedOrganisation[] {
  const refs = new Map(rows.organisations.map((o) => [o.id, organisationRef(o)]));
  const events = rows.events.map((event) => {
    const side = (wanted: 'from' | 'to') =>
      rows.eventParties.flatMap((p) =>
        p.eventId === event.id && p.side === wanted ? (refs.get(p.organisationId) ?? []) : [],
      );
    const { kind, date, clause } = event;
    return { kind, date, clause, from: side('from'), to: side('to') } satisfies OrganisationEvent;
  });
  const rank = ranked(rows.organisations.map((o) => o.nameVi));
  return rows.organisations.map((o, index) => ({
    organisation: {
      ...organisationRef(o),
      kind: o.kind,
      validFrom: o.validFrom,
      validTo: o.validTo,
      events: events.filter(({ from, to }) => [...from, ...to].some(({ slug }) => slug === o.slug)),
    },
    units: rows.units
      .filter((u) => u.organisationId === o.id)
      .map((u) => ({ slug: u.slug, name: { vi: u.nameVi, en: u.nameEn } })),
    nameRank: rank[index] ?? 0,
  }));
}

function searchText({
  item,
  page,
}: {
  item: PlatformItem;
  page: Omit<PlatformPage, 'plans'>;
}): ComposedPlatform['search'] {
  const text = (...parts: (string | undefined)[]) => fold(parts.filter(Boolean).join(' '));
  const parties = [item.owner, ...item.supportingAgencies].flatMap((o) =>
    o ? [o.name.vi, o.short.vi, o.name.en] : [],
  );
  const focal = [...item.focalUnits, ...page.ownerFocalUnits].flatMap(({ name }) => (name ? [name.vi, name.en] : []));
  return {
    name: text(item.name.vi, item.name.en),
    parties: text(item.code, String(item.number), ...parties, ...focal, ...page.overseers.map(({ name }) => name)),
    description: text(item.description.vi, item.description.en),
    originalName: words(item.name.vi).join(' '),
  };
}

function organisationRef(o: ProgrammeRows['organisations'][number]): OrganisationRef {
  return { slug: o.slug, name: { vi: o.nameVi, en: o.nameEn }, short: { vi: o.shortVi, en: o.shortEn } };
}

function platformRef({ platform, entry }: ProgrammeRows['entries'][number]): PlatformRef {
  return {
    slug: platform.slug,
    number: entry.number,
    group: entry.groupCode,
    name: { vi: entry.nameVi, en: entry.nameEn },
  };
}

function bilingual(vi: string | null, en: string | null): Bilingual | null {
  return vi === null ? null : { vi, en: en ?? vi };
}

/** The place of each text in Vietnamese order; equal texts share a place. */
function ranked(texts: string[]): number[] {
  const order = new Map([...new Set(texts)].sort(vietnamese.compare).map((text, index) => [text, index]));
  return texts.map((text) => order.get(text) ?? 0);
}
