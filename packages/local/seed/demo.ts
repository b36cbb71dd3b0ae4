import type { Statement } from '@ndp/database/handle';
import { seedId } from '@ndp/database/ids';
import * as p from '@ndp/database/schema/programme';
import { hashPassword } from '@ndp/domain/people/password';
import type { SystemGrant } from '@ndp/domain/permissions';
import { importOnce } from './import.ts';

/** The password of every demonstration account, written on the local stack's sign-in page. */
export const DEMO_PASSWORD = 'so lieu minh hoa 186';

const MIC = 'bo-thong-tin-va-truyen-thong';
const POST = 'cuc-buu-dien-trung-uong';

/**
 * Demonstration accounts are named by their role, never like a real person: one for each role and kind of
 * organisation. For the local stack only.
 */
export const demoMembers = [
  member('officer', 'officer', 'Chuyên viên Cục Bưu điện Trung ương', MIC, POST),
  member('head', 'head', 'Lãnh đạo Cục Bưu điện Trung ương', MIC, POST),
  member('leader', 'leader', 'Lãnh đạo Bộ Thông tin và Truyền thông', MIC),
  member('admin', 'admin', 'Quản trị Bộ Thông tin và Truyền thông', MIC),
  member('auditor', 'auditor', 'Thanh tra Bộ Thông tin và Truyền thông', MIC),
  member('editor', 'editor', 'Biên tập viên Bộ Thông tin và Truyền thông', MIC),
  member('assessor', 'assessor', 'Thành viên hội đồng đánh giá', MIC),
  member('coordinator', 'officer', 'Chuyên viên Vụ Quản lý doanh nghiệp', MIC, 'vu-quan-ly-doanh-nghiep'),
  member('enterprise', 'officer', 'Chuyên viên VNPT', 'vnpt'),
  member('enterprise-leader', 'leader', 'Lãnh đạo VNPT', 'vnpt'),
  member('enterprise-admin', 'admin', 'Quản trị VNPT', 'vnpt'),
  member('other-ministry', 'officer', 'Chuyên viên Bộ Y tế', 'bo-y-te'),
  member('other-head', 'head', 'Lãnh đạo đơn vị Bộ Y tế', 'bo-y-te'),
  member('other-leader', 'leader', 'Lãnh đạo Bộ Y tế', 'bo-y-te'),
  member('other-admin', 'admin', 'Quản trị Bộ Y tế', 'bo-y-te'),
  member('province', 'officer', 'Chuyên viên thành phố Đà Nẵng', 'thanh-pho-da-nang'),
  member('province-head', 'head', 'Lãnh đạo sở của thành phố Đà Nẵng', 'thanh-pho-da-nang'),
  member('province-leader', 'leader', 'Lãnh đạo thành phố Đà Nẵng', 'thanh-pho-da-nang'),
  member('agency', 'officer', 'Chuyên viên Đài Tiếng nói Việt Nam', 'dai-tieng-noi-viet-nam'),
  member('agency-head', 'head', 'Lãnh đạo đơn vị Đài Tiếng nói Việt Nam', 'dai-tieng-noi-viet-nam'),
  member('agency-leader', 'leader', 'Lãnh đạo Đài Tiếng nói Việt Nam', 'dai-tieng-noi-viet-nam'),
] as const;

function member(called: string, role: p.Role, name: string, organisation: string, unit: string | null = null) {
  const email = `${called}@demo.example`;
  return { called, person: `demo-${called}`, email, name: `${name} (minh hoạ)`, role, organisation, unit };
}

/** Seeds the demonstration accounts; doing it again changes nothing. */
export function seedDemo(grant: SystemGrant<'seed.import'>): Promise<boolean> {
  const { db } = grant.programme;
  const createdAt = new Date().toISOString();
  const rows = async (): Promise<Statement[]> => {
    const secret = await hashPassword(DEMO_PASSWORD);
    return demoMembers.flatMap(({ person, email, name, role, organisation, unit }) => {
      const personId = seedId('person', person);
      const address = { email, emailKey: email, name };
      return [
        db
          .insert(p.person)
          .values({ id: personId, createdAt, key: person, demo: true, ...address })
          .onConflictDoUpdate({ target: p.person.key, set: address }),
        db
          .insert(p.membership)
          .values({
            id: seedId('membership', `${person} ${organisation} ${role}`),
            createdAt,
            personId,
            organisationId: seedId('organisation', organisation),
            unitId: unit === null ? null : seedId('unit', unit),
            role,
          })
          .onConflictDoNothing(),
        db
          .insert(p.credential)
          .values({ id: seedId('credential', person), createdAt, personId, kind: 'password', secret })
          .onConflictDoNothing(),
      ];
    });
  };
  return importOnce(grant, 'demo', demoMembers, rows);
}
