import type { App } from '../app.ts';
import type { Environment } from '../environment.ts';
import { sendMail } from './mail.ts';

/** Sends mail right after this answer; for routes whose verb wrote some. What fails here goes with the next tick. */
export function sendMailSoon(c: { get(name: 'environment'): Environment; env: App['Bindings'] }): void {
  const environment = c.get('environment');
  const databases = { servers: environment.servers, meter: { reads: 0, writes: 0 } };
  const sending = sendMail(databases, environment);
  c.env.context.waitUntil(sending.catch((error) => console.error(`mail: ${error}`)));
}
