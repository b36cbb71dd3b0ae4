// Ten thousand platforms that read like Vietnamese ones, the same in every run. One word ("điện") stands in 40 % of
// them, each of the others in a few: what a search over them costs shows whether it depends on how many rows match.
import { fold, slugOf } from '@ndp/database/fold';
import { seedId } from '@ndp/database/ids';
import { type ComposedEdition, composeEdition, type ProgrammeRows } from '@ndp/domain/catalogue/compose';

export const COMMON_WORD = 'dien';
const COMMON_SHARE = 0.4;
export const EDITION = 'do-tai-mot-van';
const DATE = '2022-02-11';

const ONSETS = 'b c ch d đ g gh gi h k kh l m n ng nh ph q r s t th tr v x'.split(' ');
const RIMES =
  `a ac ach ai am an ang anh ao ap at au ay e ec em en eo ep et i ich im in inh ip it iu o oc oi om on ong op ot u uc ui
  um un ung up ut ua uoc uoi uom uon uong uot uu uy uyen uyet oa oan oang oat oai ia iec iem ieng iep iet ieu`.split(
    /\s+/,
  );
const MARKS = ['', '\u0301', '\u0300', '\u0309', '\u0323'];

/** mulberry32: small, and the same numbers everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function vocabulary(random: () => number): string[] {
  const syllables = ONSETS.flatMap((onset) =>
    RIMES.map((rime) => onset + rime.replace(/[aeiouy]/, (v) => v + pick(MARKS, random))),
  );
  return syllables
    .map((text) => ({ text: text.normalize('NFC'), place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text);
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** An edition of so many platforms, shaped by the domain exactly as a real one. */
export function syntheticEdition(size: number): ComposedEdition {
  const random = randomFrom(186);
  const words = vocabulary(random);
  const say = (length: number) =>
    Array.from({ length }, () => words[Math.floor(words.length * random() ** 1.3)]).join(' ');
  const organisations = Array.from({ length: 60 }, (_, n) => organisation(n, say(4)));
  const units = organisations.map(({ id }, n) => unit(n, id, say(4)));
  const entries = Array.from({ length: size }, (_, n) => entry(n, say(5), say(32), random() < COMMON_SHARE));
  const duties = entries.flatMap(({ platform: { id } }) => [
    duty(id, 'owner', { organisationId: pick(organisations, random).id }),
    duty(id, 'supporting', { organisationId: pick(organisations, random).id }),
    duty(id, 'promoting', { unitId: pick(units, random).id }),
  ]);
  const edition = {
    id: seedId('edition', EDITION),
    createdAt: DATE,
    slug: EDITION,
    number: 'ĐO-10000',
    date: '2022-03-01',
    issuerVi: 'Phép đo',
    issuerEn: 'The bench',
    titleVi: 'Danh mục để đo',
    titleEn: 'A catalogue to measure with',
    legalBasisId: '',
    publishedAt: null,
  };
  const none = { links: [], people: [], events: [], eventParties: [], legalBases: [], head: { seq: 0, hash: '' } };
  return composeInParts({ edition, editions: [edition], entries, duties, organisations, units, ...none });
}

/** The domain looks through all duties for each platform, so parts of the catalogue are shaped one after another. */
function composeInParts(rows: ProgrammeRows): ComposedEdition {
  const PART = 250;
  const parts = Array.from({ length: Math.ceil(rows.entries.length / PART) }, (_, n) => {
    const entries = rows.entries.slice(n * PART, (n + 1) * PART);
    return composeEdition({ ...rows, entries, duties: rows.duties.slice(n * PART * 3, (n + 1) * PART * 3) });
  });
  const platforms = parts.flatMap((part) => part.platforms);
  const groups = { I: platforms.length, II: 0 };
  const [first] = parts;
  if (!first) throw new Error('an edition without platforms');
  return {
    organisations: first.organisations,
    platforms,
    edition: { ...first.edition, platforms: platforms.length, groups },
  };
}

type Rows<K extends keyof ProgrammeRows> = ProgrammeRows[K] extends (infer Row)[] ? Row : never;

function entry(n: number, topic: string, about: string, common: boolean): Rows<'entries'> {
  const number = n + 1;
  const name = `Nền tảng ${topic}`;
  const description = `${about.charAt(0).toUpperCase()}${about.slice(1)}${common ? ' điện tử' : ''}, ${topic}.`;
  const id = seedId('platform', `bench ${number}`);
  const code = `NDP-${10_000 + number}`;
  return {
    platform: { id, createdAt: DATE, code, slug: `${slugOf(topic)}-${number}`, scope: 'national', groupCode: 'I' },
    entry: {
      editionId: seedId('edition', EDITION),
      platformId: id,
      number,
      groupCode: 'I',
      nameVi: name,
      nameEn: `Platform ${fold(topic)}`,
      shortVi: topic,
      shortEn: fold(topic),
      descriptionVi: description,
      descriptionEn: fold(description),
      ownerPrinted: null,
      supportingPrinted: null,
      ownerFocalPrinted: null,
      focalPrinted: '',
      disagreementVi: null,
      disagreementEn: null,
      clause: `Phép đo, mục I, (${number})`,
    },
  };
}

function organisation(n: number, called: string): Rows<'organisations'> {
  const slug = `co-quan-do-${n}`;
  const names = {
    nameVi: `Cơ quan ${called}`,
    nameEn: `Agency ${fold(called)}`,
    shortVi: called,
    shortEn: fold(called),
  };
  const rest = {
    version: 1,
    kind: 'agency',
    server: 'main',
    tenantState: 'active',
    validFrom: null,
    validTo: null,
    clause: null,
  } as const;
  return { id: seedId('organisation', slug), createdAt: DATE, slug, namespace: `org-${slug}`, ...names, ...rest };
}

function unit(n: number, organisationId: string, called: string): Rows<'units'> {
  const slug = `cuc-do-${n}`;
  const names = { nameVi: `Cục ${called}`, nameEn: `Department ${fold(called)}`, shortVi: called };
  return {
    id: seedId('unit', slug),
    createdAt: DATE,
    slug,
    organisationId,
    ...names,
    validFrom: null,
    validTo: null,
    clause: null,
    version: 1,
  };
}

function duty(
  platformId: string,
  kind: 'owner' | 'supporting' | 'promoting',
  bearer: { organisationId?: string; unitId?: string },
): Rows<'duties'> {
  const rest = {
    personId: null,
    rank: null,
    printed: null,
    noteVi: null,
    noteEn: null,
    validFrom: null,
    validTo: null,
  };
  const by = { organisationId: null, unitId: null, ...bearer };
  return {
    id: '',
    createdAt: DATE,
    platformId,
    kind,
    ...by,
    ...rest,
    state: 'confirmed',
    source: 'bench',
    clause: 'Phép đo',
  };
}
