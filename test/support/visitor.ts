import { DEMO_PASSWORD, demoMembers } from '@ndp/local/seed/demo';
import { type Answer, call, url } from './stack.ts';

/** A browser as far as HTTP goes: keeps cookies, names its origin. */
export interface Visitor {
  cookies: Map<string, string>;
  ask<T = Record<string, unknown>>(path: string, sent?: Parameters<typeof call>[1]): Promise<Answer<T>>;
}

export function visitor(cookies = new Map<string, string>()): Visitor {
  return {
    cookies,
    async ask<T>(path: string, sent: Parameters<typeof call>[1] = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await call<T>(path, {
        ...sent,
        headers: { origin: new URL(url).origin, ...(cookie && { cookie }), ...sent.headers },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
  };
}

/** A browser in which a demonstration account has signed in by password. */
export async function signedIn(called: (typeof demoMembers)[number]['called']): Promise<Visitor> {
  const browser = visitor();
  const email = demoMembers.find((m) => m.called === called)?.email;
  const { status, text } = await browser.ask('/v1/session', { json: { email, password: DEMO_PASSWORD } });
  if (status !== 200) throw new Error(`sign-in of ${called}: ${status} ${text}`);
  return browser;
}
