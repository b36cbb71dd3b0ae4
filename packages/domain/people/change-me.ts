import { auditHead, headOf } from '@ndp/database/audit';
import { repeated } from '@ndp/database/commit';
import { eq } from '@ndp/database/query';
import { person } from '@ndp/database/schema/programme';
import * as v from 'valibot';
import type { MemberGrant } from '../permissions.ts';
import { writtenName } from '../text.ts';
import { commitAs } from './record.ts';

export const ProfileChange = v.strictObject({
  name: v.optional(writtenName(200)),
  language: v.optional(v.picklist(['vi', 'en'])),
});

/** Changes one's own name or language. The address changes by invitation to the new one. */
export async function changeMe(grant: MemberGrant<'account.own'>, change: v.InferOutput<typeof ProfileChange>) {
  const { actor, programme } = grant;
  await repeated(async () => {
    const [people, heads] = await programme.read(
      programme.db
        .select({ name: person.name, language: person.language })
        .from(person)
        .where(eq(person.id, actor.personId)),
      auditHead(programme),
    );
    const [before] = people;
    const after = { ...before, ...change };
    if (!before || (after.name === before.name && after.language === before.language)) return;
    // Not the name itself: the trail is kept for ever.
    const renamed = after.name !== before.name;
    const deed = { before: { language: before.language }, after: { language: after.language, renamed } };
    await commitAs(grant, headOf(heads), { subject: `person:${actor.personId}`, ...deed }, [
      programme.db.update(person).set(after).where(eq(person.id, actor.personId)),
    ]);
  });
}
