import type { Caller } from '@ndp/domain/people/sign-in';
import type { Context } from 'hono';
import type { App } from '../app.ts';
import { deviceCookie } from './cookies.ts';
import { verifiedDevice } from './token.ts';

/** Who is at the other end, for counting failures and for the list of sessions. */
export async function callerOf(c: Context<App>): Promise<Caller> {
  const environment = c.get('environment');
  const { clientAddressHeader } = environment;
  return {
    device: await verifiedDevice(deviceCookie(c), environment),
    address: clientAddressHeader ? (c.req.header(clientAddressHeader)?.slice(0, 64) ?? null) : null,
    agent: c.req.header('user-agent') ?? null,
  };
}
