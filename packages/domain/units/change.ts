import { auditHead, headOf } from '@ndp/database/audit';
import { guarded, repeated } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import { slugOf } from '@ndp/database/fold';
import { newId } from '@ndp/database/ids';
import { and, eq } from '@ndp/database/query';
import { unit } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import { commitAs } from '../people/record.ts';
import type { MemberGrant } from '../permissions.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { writtenName } from '../text.ts';
import { assertSeen } from '../version.ts';
import { liveDutiesOf, liveMembersOf } from './list.ts';

export const NewUnit = v.strictObject({ name: writtenName(200), nameEn: writtenName(200), short: writtenName(60) });
export const UnitChange = v.partial(NewUnit);
type Grant = MemberGrant<'unit.manage'>;

/** Opens a unit in the administrator's own organisation. Throws Refusal `invalid_input` when it has one of that name. */
export async function openUnit(grant: Grant, { name, nameEn, short }: v.InferOutput<typeof NewUnit>, today: string) {
  const { actor, programme } = grant;
  return repeated(async () => {
    const [units, heads] = await programme.read(
      programme.db.select().from(unit).where(eq(unit.organisationId, actor.organisation.id)),
      auditHead(programme),
    );
    assertNameFree(name, units);
    const id = newId();
    const made = {
      id,
      createdAt: new Date().toISOString(),
      // Unique among all organisations; two of the same name in two of them are told apart by the end of the id.
      slug: `${slugOf(name).slice(0, 80) || 'don-vi'}-${id.slice(-6)}`,
      organisationId: actor.organisation.id,
      ...{ nameVi: name, nameEn, shortVi: short, validFrom: today, validTo: null, clause: null, version: 1 },
    };
    const deed = { subject: `unit:${id}`, before: null, after: shown(made) };
    await commitAs(grant, headOf(heads), deed, [programme.db.insert(unit).values(made)]);
    return { unit: made, members: 0, duties: 0 };
  });
}

/** Renames a unit. @param seen the version that the administrator has seen */
export function changeUnit(
  grant: Grant,
  id: string,
  seen: number,
  change: v.InferOutput<typeof UnitChange>,
  today: string,
) {
  return write(grant, id, today, (found) => {
    assertSeen(seen, found.unit.version);
    const { name, nameEn, short } = change;
    const { nameVi, nameEn: english, shortVi } = found.unit;
    return { nameVi: name ?? nameVi, nameEn: nameEn ?? english, shortVi: short ?? shortVi };
  });
}

/** Ends a unit that has neither members nor duties. */
export function endUnit(grant: Grant, id: string, today: string) {
  return write(grant, id, today, ({ unit: { validTo }, members, duties }) => {
    if (validTo !== null && validTo <= today) return null;
    if (members + duties > 0)
      throw new Refusal('rule_broken', {
        vi: `Đơn vị còn ${members} thành viên và ${duties} nhiệm vụ. Chuyển sang đơn vị khác trước khi kết thúc.`,
        en: `The unit still has ${members} members and ${duties} duties. Move them before ending it.`,
      });
    return { validTo: today };
  });
}

/** Takes the ending of a unit back. */
export function restoreUnit(grant: Grant, id: string, today: string) {
  return write(grant, id, today, ({ unit: { validTo } }) => (validTo === null ? null : { validTo: null }));
}

type Change = Partial<Pick<typeof unit.$inferSelect, 'nameVi' | 'nameEn' | 'shortVi' | 'validTo'>>;
interface Found {
  unit: typeof unit.$inferSelect;
  members: number;
  duties: number;
}

async function write(grant: Grant, id: string, today: string, decide: (found: Found) => Change | null): Promise<Found> {
  const { actor, programme } = grant;
  const { db } = programme;
  const attempt = async () => {
    const [units, named, heads] = await programme.read(
      db
        .select({ unit, members: liveMembersOf(today), duties: liveDutiesOf(today) })
        .from(unit)
        .where(and(eq(unit.id, id), eq(unit.organisationId, actor.organisation.id))),
      db
        .select({ id: unit.id, nameVi: unit.nameVi, validTo: unit.validTo })
        .from(unit)
        .where(eq(unit.organisationId, actor.organisation.id)),
      auditHead(programme),
    );
    const [found] = units;
    if (!found) throw notFound();
    if (found.unit.clause !== null) throw restsOnLaw(found.unit.clause);
    const change = decide(found);
    if (change === null) return found;
    const after = { ...found.unit, ...change, version: found.unit.version + 1 };
    const anew = after.nameVi !== found.unit.nameVi || after.validTo !== found.unit.validTo;
    if (anew && after.validTo === null)
      assertNameFree(
        after.nameVi,
        named.filter((one) => one.id !== id),
      );
    await commitAs(grant, headOf(heads), { subject: `unit:${id}`, before: shown(found.unit), after: shown(after) }, [
      db
        .update(unit)
        .set({ ...change, version: after.version })
        .where(and(eq(unit.id, id), eq(unit.version, found.unit.version))),
      guarded(),
    ]);
    return { ...found, unit: after };
  };
  return repeated(attempt).catch((error) => {
    if (error instanceof DatabaseFailure && error.reason === 'changed') return repeated(attempt);
    throw error;
  });
}

/** Two open units of one organisation are told apart by their names. */
function assertNameFree(name: string, others: readonly { nameVi: string; validTo: string | null }[]): void {
  if (others.some((one) => one.nameVi === name && one.validTo === null))
    throw invalid('/name', 'Cơ quan đã có đơn vị tên này.', 'There is a unit of this name already.');
}

/** A unit that a decision names changes by a decision, not by an administrator. */
function restsOnLaw(clause: string): Refusal {
  return new Refusal('rule_broken', {
    vi: `Đơn vị này được nêu trong văn bản (${clause}) nên chỉ thay đổi theo văn bản mới.`,
    en: `This unit is named in a legal text (${clause}) and changes only by a new one.`,
  });
}

function shown({ nameVi, nameEn, shortVi, validTo, version }: typeof unit.$inferSelect) {
  return { name: nameVi, nameEn, short: shortVi, until: validTo, version };
}
