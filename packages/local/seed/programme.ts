import { canonical } from '@ndp/database/canonical';
import type { Statement } from '@ndp/database/handle';
import { seedId } from '@ndp/database/ids';
import * as p from '@ndp/database/schema/programme';
import type { SystemGrant } from '@ndp/domain/permissions';
import catalogue from './data/catalogue-186.json' with { type: 'json' };
import disagreements from './data/disagreements.json' with { type: 'json' };
import duties from './data/duties.json' with { type: 'json' };
import legalBases from './data/legal-bases.json' with { type: 'json' };
import links from './data/links.json' with { type: 'json' };
import events from './data/organisation-events.json' with { type: 'json' };
import organisations from './data/organisations.json' with { type: 'json' };
import people from './data/people.json' with { type: 'json' };
import planTemplates from './data/plan-templates.json' with { type: 'json' };
import units from './data/units.json' with { type: 'json' };
import { importOnce } from './import.ts';

const data = {
  planTemplates,
  catalogue,
  disagreements,
  duties,
  legalBases,
  links,
  events,
  organisations,
  people,
  units,
};

export const seededEdition = catalogue.edition.slug;

/** Namespace of an organisation's workspace. */
export const namespaceOf = (slug: string) => `org-${slug}`;

/**
 * Brings the sources' data into the programme: laws, organisations, units, people, the catalogue of 2022, duties
 * and links. Ids follow from the data, rows that exist stay, so seeding twice changes nothing and answers false.
 */
export function seedProgramme(grant: SystemGrant<'seed.import'>): Promise<boolean> {
  return importOnce(grant, 'seed', data, () => programmeRows(grant.programme.db));
}

type Builder = SystemGrant<'seed.import'>['programme']['db'];

/** Every row of the seed as an insertion that leaves what exists as it is. */
export function programmeRows(db: Builder): Statement[] {
  const createdAt = new Date().toISOString();
  const basisId = (key: string) => seedId('legal_basis', key);
  const orgId = (slug: string) => seedId('organisation', slug);
  const unitId = (slug: string) => seedId('unit', slug);
  const personId = (key: string) => seedId('person', key);
  const platformId = (code: string) => seedId('platform', code);
  const editionId = seedId('edition', catalogue.edition.slug);
  const printedAs = new Map(
    catalogue.entries.flatMap((e) =>
      e.owner_focal.flatMap((f) => (f.unit ? [[`${e.code} ${f.unit}`, f.printed] as const] : [])),
    ),
  );
  return [
    ...legalBases.map(({ key, number, date, state, source, ...b }) =>
      insert(p.legalBasis, {
        id: basisId(key),
        createdAt,
        key,
        number,
        date,
        issuerVi: b.issuer_vi,
        issuerEn: b.issuer_en,
        titleVi: b.title_vi,
        titleEn: b.title_en,
        state: state as 'unknown',
        noteVi: b.note_vi,
        noteEn: b.note_en,
        source,
      }),
    ),
    ...organisations.map(({ slug, kind, clause, ...o }) =>
      insert(p.organisation, {
        id: orgId(slug),
        createdAt,
        slug,
        kind: kind as 'ministry',
        nameVi: o.name_vi,
        nameEn: o.name_en,
        shortVi: o.short_vi,
        shortEn: o.short_en,
        namespace: namespaceOf(slug),
        validFrom: o.valid_from,
        validTo: o.valid_to,
        clause,
      }),
    ),
    ...events.flatMap(({ kind, date, from, to, legal_basis, clause, note_vi, note_en }) => {
      const id = seedId('organisation_event', `${date} ${from.join('+')} ${to.join('+')}`, date);
      const event = { id, createdAt, kind: kind as 'merge', date, clause, noteVi: note_vi, noteEn: note_en };
      const party = (side: 'from' | 'to') => (slug: string) =>
        insert(p.organisationEventParty, { eventId: id, organisationId: orgId(slug), side });
      return [
        insert(p.organisationEvent, { ...event, legalBasisId: basisId(legal_basis) }),
        ...from.map(party('from')),
        ...to.map(party('to')),
      ];
    }),
    ...units.map(({ slug, organisation, clause, ...u }) =>
      insert(p.unit, {
        id: unitId(slug),
        createdAt,
        slug,
        organisationId: orgId(organisation),
        nameVi: u.name_vi,
        nameEn: u.name_en,
        shortVi: u.short_vi,
        validFrom: u.valid_from,
        validTo: u.valid_to,
        clause,
      }),
    ),
    ...people.map(({ key, name, title_vi, title_en, clause }) =>
      insert(p.person, { id: personId(key), createdAt, key, name, titleVi: title_vi, titleEn: title_en, clause }),
    ),
    ...planTemplates.map(({ key, kind, legal_basis, valid_from, valid_to, body }) =>
      insert(p.planTemplate, {
        id: seedId('plan_template', key),
        createdAt,
        key,
        kind: kind as 'mic',
        legalBasisId: basisId(legal_basis),
        validFrom: valid_from,
        validTo: valid_to,
        body: JSON.stringify(body),
      }),
    ),
    insert(p.catalogueEdition, {
      id: editionId,
      createdAt,
      slug: catalogue.edition.slug,
      number: catalogue.edition.number,
      date: catalogue.edition.date,
      issuerVi: catalogue.edition.issuer_vi,
      issuerEn: catalogue.edition.issuer_en,
      titleVi: catalogue.edition.title_vi,
      titleEn: catalogue.edition.title_en,
      legalBasisId: basisId(catalogue.edition.legal_basis),
    }),
    ...catalogue.entries.flatMap(({ code, slug, number, group, clause, ...e }) => {
      const disagreement = disagreements.find((d) => d.platform === code);
      const text = (lang: 'vi' | 'en') =>
        disagreement && `${disagreement[`text_${lang}`]} ${disagreement[`reading_${lang}`]}`;
      return [
        insert(p.platform, { id: platformId(code), createdAt, code, slug, groupCode: group as 'I' }),
        insert(p.editionEntry, {
          editionId,
          platformId: platformId(code),
          number,
          groupCode: group as 'I',
          nameVi: e.name_vi,
          nameEn: e.name_en,
          shortVi: e.short_vi,
          shortEn: e.short_en,
          descriptionVi: e.description_vi,
          descriptionEn: e.description_en,
          ownerPrinted: e.owner_printed,
          supportingPrinted: e.supporting_printed,
          ownerFocalPrinted: e.owner_focal_printed,
          focalPrinted: e.focal_printed,
          disagreementVi: text('vi') ?? null,
          disagreementEn: text('en') ?? null,
          clause,
        }),
        // A focal unit that the owner is still to name is a duty without a bearer. 186 Phụ lục (12), (17).
        ...e.owner_focal.flatMap((focal) =>
          focal.unit === null
            ? [
                dutyRow({
                  platform: code,
                  kind: 'owner_focal',
                  state: 'to_be_designated',
                  source: 'annex',
                  clause,
                  printed: focal.printed,
                }),
              ]
            : [],
        ),
      ];
    }),
    ...duties.map(({ bearer, ...d }) => {
      const printed = 'unit' in bearer ? (printedAs.get(`${d.platform} ${bearer.unit}`) ?? null) : null;
      return dutyRow({ ...d, bearer, printed: d.kind === 'owner_focal' ? printed : null });
    }),
    ...links.map(({ from, to, kind, clause, external_vi, external_en }) =>
      insert(p.platformLink, {
        id: seedId('platform_link', `${from} ${to ?? external_vi}`),
        createdAt,
        editionId,
        platformId: platformId(from),
        toPlatformId: to === null ? null : platformId(to),
        externalVi: external_vi,
        externalEn: external_en,
        kind: kind as 'integrates_with',
        clause,
      }),
    ),
  ];

  function insert<T extends Parameters<Builder['insert']>[0]>(table: T, values: T['$inferInsert']): Statement {
    return db.insert(table).values(values).onConflictDoNothing();
  }

  function dutyRow(d: SeededDuty): Statement {
    const bearer = d.bearer ?? {};
    return insert(p.duty, {
      id: seedId(
        'duty',
        canonical({ platform: d.platform, kind: d.kind, bearer, clause: d.clause, printed: d.printed }),
      ),
      createdAt,
      platformId: d.platform === null ? null : platformId(d.platform),
      kind: d.kind as 'owner',
      organisationId: bearer.organisation ? orgId(bearer.organisation) : null,
      unitId: bearer.unit ? unitId(bearer.unit) : null,
      personId: bearer.person ? personId(bearer.person) : null,
      rank: (d.rank ?? null) as 'lead' | null,
      state: d.state as 'confirmed',
      source: d.source,
      clause: d.clause,
      printed: d.printed ?? null,
      noteVi: d.note_vi ?? null,
      noteEn: d.note_en ?? null,
      validFrom: d.valid_from ?? catalogue.edition.date,
    });
  }
}

interface SeededDuty {
  platform: string | null;
  kind: string;
  bearer?: { organisation?: string; unit?: string; person?: string };
  rank?: string | null;
  state: string;
  source: string;
  clause: string;
  printed?: string | null;
  note_vi?: string | null;
  note_en?: string | null;
  valid_from?: string;
}
