import type { Statement } from '@ndp/database/handle';
import { seedId } from '@ndp/database/ids';
import * as p from '@ndp/database/schema/programme';
import type { SystemGrant } from '@ndp/domain/permissions';
import { importOnce } from './import.ts';

/** Demonstration members are named by their role, never like a real person. For the local stack only. */
export const demoMembers = [
  member(
    'officer',
    'Chuyên viên Cục Bưu điện Trung ương (minh hoạ)',
    'bo-thong-tin-va-truyen-thong',
    'cuc-buu-dien-trung-uong',
  ),
  member(
    'head',
    'Lãnh đạo Cục Bưu điện Trung ương (minh hoạ)',
    'bo-thong-tin-va-truyen-thong',
    'cuc-buu-dien-trung-uong',
  ),
  member('leader', 'Lãnh đạo Bộ Thông tin và Truyền thông (minh hoạ)', 'bo-thong-tin-va-truyen-thong', null),
  member('officer', 'Chuyên viên VNPT (minh hoạ)', 'vnpt', null, 'enterprise'),
  member('officer', 'Chuyên viên Bộ Y tế (minh hoạ)', 'bo-y-te', null, 'other-ministry'),
] as const;

function member(
  role: 'officer' | 'head' | 'leader',
  name: string,
  organisation: string,
  unit: string | null,
  called: string = role,
) {
  return { called, person: `demo-${called}`, name, role, organisation, unit };
}

/** Seeds the demonstration members; doing it again changes nothing. */
export function seedDemo(grant: SystemGrant<'seed.import'>): Promise<boolean> {
  const { db } = grant.programme;
  const createdAt = new Date().toISOString();
  const rows = (): Statement[] =>
    demoMembers.flatMap(({ person, name, role, organisation, unit }) => [
      db
        .insert(p.person)
        .values({ id: seedId('person', person), createdAt, key: person, name, demo: true })
        .onConflictDoNothing(),
      db
        .insert(p.membership)
        .values({
          id: seedId('membership', `${person} ${organisation} ${role}`),
          createdAt,
          personId: seedId('person', person),
          organisationId: seedId('organisation', organisation),
          unitId: unit === null ? null : seedId('unit', unit),
          role,
        })
        .onConflictDoNothing(),
    ]);
  return importOnce(grant, 'demo', demoMembers, rows);
}
