import { PASSWORD } from './tenant.ts';
import { type Visitor, visitor } from './visitor.ts';

/** What the password is answered with: a session, or the second question. */
interface Entered {
  state: 'signed_in' | 'second_factor';
  step: string;
  methods: string[];
}

/** A person of a suite's own tenant gives their password, whatever that is answered with. */
export async function enters(
  { email }: { email: string },
  browser = visitor(),
): Promise<Entered & { browser: Visitor }> {
  const answer = await browser.ask<Entered>('/v1/session', { json: { email, password: PASSWORD } });
  if (answer.status !== 200) throw new Error(`sign-in of ${email}: ${answer.status} ${answer.text}`);
  return { browser, ...answer.body };
}
