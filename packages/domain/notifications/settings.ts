import { guarded } from '@ndp/database/commit';
import { DatabaseFailure } from '@ndp/database/failure';
import type { Statement } from '@ndp/database/handle';
import { and, eq, inArray } from '@ndp/database/query';
import { notification, notificationSetting, person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { invalid } from '../refusal.ts';
import { assertSeen } from '../version.ts';
import { DEFAULT_SETTINGS, type MailSetting, SECURITY_KINDS, type SettableKind } from './kinds.ts';

// The keys of a Record<SettableKind, …> are its kinds.
const settable = Object.keys(DEFAULT_SETTINGS) as SettableKind[];
const kinds = [...settable, ...SECURITY_KINDS];

export const NotificationSettings = v.strictObject({
  items: v.pipe(
    v.array(v.strictObject({ kind: v.picklist(kinds), email: v.picklist(['immediate', 'digest', 'off']) })),
    v.maxLength(kinds.length),
  ),
  /** Hour of the day in Asia/Ho_Chi_Minh. */
  digestHour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)),
});
export type NotificationSettings = v.InferOutput<typeof NotificationSettings>;

export interface SettingsFound {
  /** Every kind there is; `fixed` ones are always mailed at once. */
  items: { kind: (typeof kinds)[number]; email: MailSetting; fixed: boolean }[];
  digestHour: number;
  version: number;
}

type Grant = MemberGrant<'account.read' | 'account.own'>;

/** How one is told of each kind by mail, and at which hour the digest comes; one round trip. */
export async function readSettings({ actor, programme }: Grant): Promise<SettingsFound> {
  const { db } = programme;
  const [people, set] = await programme.read(
    db
      .select({ digestHour: person.digestHour, version: person.settingsVersion })
      .from(person)
      .where(eq(person.id, actor.personId)),
    db.select().from(notificationSetting).where(eq(notificationSetting.personId, actor.personId)),
  );
  const [self] = people;
  if (!self) throw new Error('the one who was just identified is gone');
  const chosen = (kind: SettableKind) => set.find((one) => one.kind === kind)?.email ?? DEFAULT_SETTINGS[kind];
  return {
    items: [
      ...settable.map((kind) => ({ kind, email: chosen(kind), fixed: false })),
      ...SECURITY_KINDS.map((kind) => ({ kind, email: 'immediate' as const, fixed: true })),
    ],
    ...self,
  };
}

/**
 * Changes them; kinds not named stay as they are. What waits for a digest that one no longer wants is not mailed.
 * Throws Refusal `precondition_failed`, and `invalid_input` for a kind that cannot be set.
 * @param seen the version that the change is made upon
 */
export async function changeSettings(
  grant: MemberGrant<'account.own'>,
  { items, digestHour }: NotificationSettings,
  seen: number,
): Promise<SettingsFound> {
  const { actor, programme } = grant;
  const { db } = programme;
  items.forEach(({ kind, email }, place) => {
    const fixed = SECURITY_KINDS.some((one) => one === kind);
    if (fixed && email !== 'immediate') throw notToBeSet(place);
    if (items.findIndex((one) => one.kind === kind) !== place) throw twice(place);
  });
  const before = await readSettings(grant);
  assertSeen(seen, before.version);
  const own = items.filter(({ kind }) => settable.some((one) => one === kind));
  const personId = actor.personId;
  const unwanted = own.filter(({ email }) => email !== 'digest').map(({ kind }) => kind);
  const statements: Statement[] = [
    db
      .update(person)
      .set({ digestHour, settingsVersion: before.version + 1 })
      .where(and(eq(person.id, personId), eq(person.settingsVersion, before.version))),
    guarded(),
    ...own.map(({ kind, email }) =>
      db
        .insert(notificationSetting)
        .values({ personId, kind, email })
        .onConflictDoUpdate({ target: [notificationSetting.personId, notificationSetting.kind], set: { email } }),
    ),
    db
      .update(notification)
      .set({ mail: null })
      .where(
        and(eq(notification.personId, personId), eq(notification.mail, 'digest'), inArray(notification.kind, unwanted)),
      ),
  ];
  await programme.write(statements).catch((error) => {
    if (error instanceof DatabaseFailure && error.reason === 'changed') assertSeen(seen, -1);
    throw error;
  });
  const email = (kind: string) => items.find((one) => one.kind === kind)?.email;
  return {
    items: before.items.map((item) => ({ ...item, email: email(item.kind) ?? item.email })),
    digestHour,
    version: before.version + 1,
  };
}

function notToBeSet(place: number) {
  return invalid(
    `/items/${place}/email`,
    'Thông báo về an toàn của tài khoản luôn được gửi ngay bằng thư.',
    'What concerns the safety of your account is always mailed at once.',
  );
}

function twice(place: number) {
  return invalid(`/items/${place}/kind`, 'Loại thông báo này được nêu hai lần.', 'This kind is named twice.');
}
