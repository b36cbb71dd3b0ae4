import type { Statement } from '@ndp/database/handle';
import { PLACES } from '@ndp/database/portal/find';
import { type Delivery, received } from '@ndp/database/relay';
import type { SystemGrant } from '../permissions.ts';
import type { ComposedOrganisation, ComposedPlatform } from './compose.ts';
import type { Bilingual, Edition } from './shapes.ts';

export interface EditionPublished {
  edition: Edition;
  ordinal: number;
  current: boolean;
  organisations: ComposedOrganisation[];
  bases: { number: string; date: string | null; title: Bilingual }[];
}

/** The edition, its organisations and legal bases arrive in the portal. */
export async function announceEdition(grant: SystemGrant<'relay.programme'>, delivery: Delivery): Promise<void> {
  const { edition, ordinal, current, organisations, bases } = delivery.payload as EditionPublished;
  await grant.portal.write([
    received(delivery, 'programme'),
    ...(current ? [{ sql: 'UPDATE edition SET current = 0', args: [] }] : []),
    {
      sql: `INSERT INTO edition (ordinal, slug, number, date, current, body) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (ordinal) DO UPDATE SET current = excluded.current, body = excluded.body`,
      args: [ordinal, edition.slug, edition.number, edition.date, current ? 1 : 0, JSON.stringify(edition)],
    },
    ...organisations.map(({ organisation, units, nameRank }) => ({
      sql: `INSERT INTO organisation_page (slug, kind, name_rank, valid_to, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (slug) DO UPDATE SET name_rank = excluded.name_rank, valid_to = excluded.valid_to, body = excluded.body`,
      args: [
        organisation.slug,
        organisation.kind,
        nameRank,
        organisation.validTo,
        JSON.stringify({ organisation, units }),
      ],
    })),
    ...bases.map(({ number, date, title }) => ({
      sql: `INSERT INTO legal_basis (number, date, body) VALUES (?, ?, ?)
        ON CONFLICT (number) DO UPDATE SET date = excluded.date, body = excluded.body`,
      args: [number, date, JSON.stringify({ number, date, title })],
    })),
    CATALOGUE_CHANGED,
  ]);
}

/** A run of platform pages arrives in the portal, with what search looks in. */
export async function announcePlatforms(grant: SystemGrant<'relay.programme'>, delivery: Delivery): Promise<void> {
  const { ordinal, platforms } = delivery.payload as { ordinal: number; platforms: ComposedPlatform[] };
  const pages = platforms.flatMap((platform) => platformStatements(ordinal, platform));
  await grant.portal.write([received(delivery, 'programme'), ...pages, CATALOGUE_CHANGED]);
}

const CATALOGUE_CHANGED: Statement = {
  sql: "UPDATE revision SET number = number + 1 WHERE family = 'catalogue'",
  args: [],
};

/** The rows of one platform in one edition: its page, its parties, its search entry. Replaces what was there. */
export function platformStatements(
  ordinal: number,
  { item, page, nameRank, ownerRank, search }: ComposedPlatform,
): Statement[] {
  const place = ordinal * PLACES + item.number;
  const status = item.owner === null ? 'enterprise' : item.owner.proposed ? 'proposed' : 'confirmed';
  const parties = [
    ...item.focalUnits.map(({ slug, name }) => [slug, 'focal', JSON.stringify(name)]),
    ...item.supportingAgencies.map(({ slug, name }) => [slug, 'supporting', JSON.stringify(name)]),
  ];
  return [
    { sql: 'DELETE FROM platform_party WHERE place = ?', args: [place] },
    { sql: 'DELETE FROM platform_search WHERE rowid = ?', args: [place] },
    { sql: 'DELETE FROM platform_page WHERE place = ?', args: [place] },
    {
      sql: `INSERT INTO platform_page (place, edition_ordinal, platform_id, code, slug, number, group_code, owner_slug,
        owner_status, name_rank, owner_rank, item, page) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        place,
        ordinal,
        item.id,
        item.code,
        item.slug,
        item.number,
        item.group,
        item.owner?.slug ?? null,
        status,
        nameRank,
        ownerRank,
        JSON.stringify(item),
        JSON.stringify(page),
      ],
    },
    ...parties.map((party) => ({
      sql: 'INSERT INTO platform_party (slug, part, name, place) VALUES (?, ?, ?, ?)',
      args: [...party, place],
    })),
    {
      sql: 'INSERT INTO platform_search (rowid, name, parties, description, original_name) VALUES (?, ?, ?, ?, ?)',
      args: [place, search.name, search.parties, search.description, search.originalName],
    },
  ];
}
