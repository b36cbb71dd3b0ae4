import { auditHead, headOf } from '@ndp/database/audit';
import { commit, guarded, repeated } from '@ndp/database/commit';
import { and, eq } from '@ndp/database/query';
import { setting } from '@ndp/database/schema/workspace';
import * as v from 'valibot';
import { emailAddress } from '../people/email.ts';
import type { MemberGrant } from '../permissions.ts';
import { assertSeen } from '../version.ts';

/** One line, perhaps empty: NFC, trimmed, no control characters. @param most characters (UTF-16 code units) */
const line = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.check(
      (text) => text.isWellFormed() && !/\p{Cc}/u.test(text),
      'Viết trên một dòng, không có ký tự lạ. / Write one line without control characters.',
    ),
    v.transform((text) => text.normalize('NFC').trim()),
  );

export const OrganisationSettings = v.strictObject({
  contactEmail: line(320),
  contactPhone: v.pipe(
    line(40),
    v.check(
      (t) => /^[\d +().-]*$/.test(t),
      'Số điện thoại chỉ gồm chữ số, dấu cách và + ( ) . - / A phone number has digits, spaces and + ( ) . - only.',
    ),
  ),
  address: line(300),
  defaultLanguage: v.picklist(['vi', 'en']),
});
export type OrganisationSettings = v.InferOutput<typeof OrganisationSettings>;
export const SettingsChange = v.partial(OrganisationSettings);

const KEY = 'organisation';
const UNSET: OrganisationSettings = { contactEmail: '', contactPhone: '', address: '', defaultLanguage: 'vi' };

/** How one's own organisation is reached, as it has set it; version 0 until it has. One round trip. */
export async function readSettings({ workspace }: MemberGrant<'settings.read' | 'settings.manage'>) {
  const [rows] = await workspace.read(workspace.db.select().from(setting).where(eq(setting.key, KEY)));
  return of(rows[0]);
}

/** Throws Refusal `precondition_failed`, `invalid_input`. @param seen the version that the administrator has seen */
export async function changeSettings(
  grant: MemberGrant<'settings.manage'>,
  seen: number,
  change: v.InferOutput<typeof SettingsChange>,
) {
  const { actor, workspace } = grant;
  if (change.contactEmail) emailAddress(change.contactEmail, '/contactEmail');
  return repeated(async () => {
    const [rows, heads] = await workspace.read(
      workspace.db.select().from(setting).where(eq(setting.key, KEY)),
      auditHead(workspace),
    );
    const { settings: before, version } = of(rows[0]);
    assertSeen(seen, version);
    const settings = { ...before, ...change };
    const value = {
      version: version + 1,
      value: JSON.stringify(settings),
      updatedAt: new Date().toISOString(),
      updatedBy: actor.person,
    };
    await commit(workspace, {
      head: headOf(heads),
      statements:
        version === 0
          ? [workspace.db.insert(setting).values({ key: KEY, ...value })]
          : [
              workspace.db
                .update(setting)
                .set(value)
                .where(and(eq(setting.key, KEY), eq(setting.version, version))),
              guarded(),
            ],
      audit: {
        actor: actor.person,
        organisation: actor.organisation.slug,
        action: grant.permission,
        subject: `setting:${KEY}`,
        before,
        after: settings,
      },
    });
    return { settings, version: version + 1 };
  });
}

function of(row: typeof setting.$inferSelect | undefined) {
  return { settings: row ? v.parse(OrganisationSettings, JSON.parse(row.value)) : UNSET, version: row?.version ?? 0 };
}
