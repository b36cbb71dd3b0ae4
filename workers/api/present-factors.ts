import type { listPasskeys } from '@ndp/domain/people/factors/list-passkeys';
import * as v from 'valibot';
import { instant, text } from './shapes.ts';

export const PasskeyQuestion = v.object({
  step: v.pipe(text, v.description('Sent back with the answer; works once, for five minutes.')),
  options: v.pipe(v.looseObject({ challenge: text }), v.description('For navigator.credentials, as JSON.')),
});
export const TotpStarted = v.object({
  secret: v.pipe(text, v.description('Base32, for typing in.')),
  uri: v.pipe(text, v.description('otpauth:// for the QR code.')),
});
export const RecoveryCodes = v.object({ recoveryCodes: v.pipe(v.array(text), v.length(10)) });
export const PasskeyAdded = v.object({ id: text, label: text });
export const Passkeys = v.object({
  items: v.array(v.object({ id: text, label: text, createdAt: instant, lastUsedAt: v.nullable(instant) })),
});
export const SteppedUp = v.object({ steppedUpUntil: instant });

export function presentPasskeys(found: Awaited<ReturnType<typeof listPasskeys>>): v.InferOutput<typeof Passkeys> {
  return { items: found.map(({ label, ...one }) => ({ ...one, label: label ?? '' })) };
}
