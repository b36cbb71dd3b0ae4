import { Refusal } from '@ndp/domain/refusal';
import type { Handler, Hono } from 'hono';
import { declares } from '../access/declare.ts';
import { ANYWHERE, isOpenData } from '../access/open-data.ts';
import type { App } from '../app.ts';

/** Refuses every other method on these addresses with 405 and the methods they do have. */
export function onlyMethods(app: Hono<App>, methods: readonly string[], paths: readonly string[]): void {
  const allow = methods.join(', ');
  for (const path of paths) {
    const refuse: Handler<App> = (c) => {
      const { method } = c.req;
      if (method === 'OPTIONS') {
        // Open data may be asked for from any page; for the rest no other origin is let through its preflight.
        const anywhere = { ...ANYWHERE, 'access-control-allow-headers': '*', 'access-control-allow-methods': allow };
        return c.body(null, 204, { allow, ...(isOpenData(path) && anywhere) });
      }
      const detail = {
        vi: `Địa chỉ này không nhận ${method}, chỉ nhận ${allow}.`,
        en: `No ${method} here; allowed: ${allow}.`,
      };
      throw new Refusal('method_not_allowed', detail, [], { allow });
    };
    app.all(path, declares(refuse, 'refusal'));
  }
}
