import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, message, repeated } from '@ndp/database/commit';
import { and, asc, eq, isNull } from '@ndp/database/query';
import * as p from '@ndp/database/schema/programme';
import type { SystemGrant } from '../permissions.ts';
import { notFound } from '../refusal.ts';
import { type ComposedPlatform, composeEdition } from './compose.ts';

/** How many pages travel in one message: keeps a message well under a megabyte. */
const PAGES_PER_MESSAGE = 50;

/**
 * Announces an edition of the catalogue to the world: shapes it and sends it to the portal through the outbox.
 * Publishing an edition that is already published changes nothing and answers false.
 */
export async function publishEdition(grant: SystemGrant<'catalogue.publish'>, slug: string): Promise<boolean> {
  const { programme } = grant;
  return repeated(async () => {
    const rows = await programmeRows(grant, slug);
    if (rows.edition.publishedAt !== null) return false;
    const composed = composeEdition(rows);
    const { edition, organisations } = composed;
    const bases = rows.legalBases.flatMap(({ number, date, titleVi, titleEn }) =>
      number === null ? [] : [{ number, date, title: { vi: titleVi, en: titleEn } }],
    );
    const ordinal = rows.editions.findIndex((e) => e.slug === slug) + 1;
    const current = ordinal === rows.editions.length;
    await commit(programme, {
      head: rows.head,
      statements: [
        programme.db
          .update(p.catalogueEdition)
          .set({ publishedAt: new Date().toISOString() })
          .where(and(eq(p.catalogueEdition.slug, slug), isNull(p.catalogueEdition.publishedAt))),
        guarded(),
      ],
      audit: {
        actor: grant.actor.job,
        organisation: 'programme',
        action: grant.permission,
        subject: `edition:${slug}`,
        before: null,
        after: { number: edition.number, platforms: edition.platforms },
      },
      outgoing: [
        message('edition.published', { edition, ordinal, current, organisations, bases }),
        ...chunks(composed.platforms).map((platforms) => message('platforms.published', { ordinal, platforms })),
      ],
    });
    return true;
  });
}

/** Everything an edition is shaped from, in one round trip. */
export async function programmeRows(grant: SystemGrant<'catalogue.publish'>, slug: string) {
  const { programme } = grant;
  const { db } = programme;
  const [editions, entries, links, duties, organisations, units, people, events, eventParties, legalBases, heads] =
    await programme.read(
      db.select().from(p.catalogueEdition).orderBy(asc(p.catalogueEdition.date)),
      db
        .select({ platform: p.platform, entry: p.editionEntry })
        .from(p.editionEntry)
        .innerJoin(p.platform, eq(p.platform.id, p.editionEntry.platformId))
        .innerJoin(
          p.catalogueEdition,
          and(eq(p.catalogueEdition.id, p.editionEntry.editionId), eq(p.catalogueEdition.slug, slug)),
        )
        .orderBy(asc(p.editionEntry.number)),
      db.select().from(p.platformLink),
      db.select().from(p.duty),
      db.select().from(p.organisation).orderBy(asc(p.organisation.slug)),
      db.select().from(p.unit).orderBy(asc(p.unit.slug)),
      db.select().from(p.person),
      db.select().from(p.organisationEvent).orderBy(asc(p.organisationEvent.date)),
      db.select().from(p.organisationEventParty),
      db.select().from(p.legalBasis).orderBy(asc(p.legalBasis.date)),
      auditHead(programme),
    );
  const edition = editions.find((e) => e.slug === slug);
  if (!edition) throw notFound();
  const head = headOf(heads);
  return {
    edition,
    editions,
    entries,
    links,
    duties,
    organisations,
    units,
    people,
    events,
    eventParties,
    legalBases,
    head,
  };
}

export function chunks(platforms: ComposedPlatform[]): ComposedPlatform[][] {
  const count = Math.ceil(platforms.length / PAGES_PER_MESSAGE);
  return Array.from({ length: count }, (_, i) => platforms.slice(i * PAGES_PER_MESSAGE, (i + 1) * PAGES_PER_MESSAGE));
}
