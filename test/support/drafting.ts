import { type Answer, call } from './stack.ts';
import { newTenant, type Tenant, type TestMember, tokenOf } from './tenant.ts';

type Called = 'officer' | 'colleague' | 'head' | 'leader' | 'admin';
export interface Drafters {
  tenant: Tenant;
  slug: string;
  unit: { id: string; slug: string };
  people: Record<Called, TestMember>;
  tokens: Record<Called, string>;
}

/** A ministry of a suite's own, whose one unit is focal unit of these platforms: two officers, its head, a leader. */
export async function drafters(name: string, codes: readonly string[]): Promise<Drafters> {
  const tenant = await newTenant(name);
  const unit = await tenant.unit(`Đơn vị soạn ${name}`);
  for (const code of codes) await tenant.duty('promoting', code, unit.id);
  const seats = { officer: 'officer', colleague: 'officer', head: 'head', leader: 'leader', admin: 'admin' } as const;
  const made = await Promise.all(
    Object.entries(seats).map(async ([called, role]) => {
      const person = await tenant.member(role, role === 'officer' || role === 'head' ? unit.id : undefined);
      return [called, person, await tokenOf(person)] as const;
    }),
  );
  return {
    ...{ tenant, slug: tenant.slug, unit },
    people: Object.fromEntries(made.map(([called, person]) => [called, person])) as Drafters['people'],
    tokens: Object.fromEntries(made.map(([called, , token]) => [called, token])) as Drafters['tokens'],
  };
}

interface Saved {
  section: { version: number };
  plan: { version: number; state: string; title: string };
}

/** Writes one section upon the version that was seen of it; 0 where it has nothing yet. */
export function saveSection(
  token: string,
  plan: string,
  code: string,
  seen: number,
  body: object,
  reopen?: boolean,
): Promise<Answer<Saved>> {
  return call<Saved>(`${plan}/sections/${code}`, {
    ...{ token, method: 'PUT', json: { body, ...(reopen !== undefined && { reopen }) } },
    headers: { 'if-match': `"${seen}"` },
  });
}

/** The place of the first thing wrong that an answer names. */
export function pointerOf({ body }: Answer<unknown>): string | undefined {
  return (body as { errors?: { pointer: string }[] }).errors?.[0]?.pointer;
}

/** A new idempotency key. */
export const keyed = (key: string = crypto.randomUUID()) => ({ 'idempotency-key': key });
