import type { PermissionName } from '@ndp/domain/permissions';
import type { Hono } from 'hono';
import type { App } from '../app.ts';

/** What a route asks of its caller: a permission of the table, nothing, or (a refusal of other methods) less than that. */
export type Declaration = PermissionName | 'public' | 'refusal';

const declarations = new WeakMap<object, Declaration>();

/** Writes down what a handler asks for. */
export function declares<H extends object>(handler: H, declaration: Declaration): H {
  declarations.set(handler, declaration);
  return handler;
}

/** Every route of these is for anyone. */
export function publicly(routes: Hono<App>): Hono<App> {
  for (const { handler } of routes.routes) if (!declarations.has(handler)) declares(handler, 'public');
  return routes;
}

/** Every route with what it asks for, one entry an address and method. */
export function declared(app: Hono<App>): { method: string; path: string; declaration: Declaration | undefined }[] {
  const found = new Map<string, { method: string; path: string; declaration: Declaration | undefined }>();
  for (const { method, path, handler } of app.routes) {
    if (path === '/*') continue; // What stands before every route is no route.
    const key = `${method} ${path}`;
    const declaration = found.get(key)?.declaration ?? declarations.get(handler);
    found.set(key, { method, path, declaration });
  }
  return [...found.values()];
}

/** The app does not start with a route that says nothing of who may use it. */
export function assertDeclared(app: Hono<App>): void {
  const silent = declared(app).filter(({ declaration }) => declaration === undefined);
  if (silent.length === 0) return;
  const names = silent.map(({ method, path }) => `${method} ${path}`).join(', ');
  throw new Error(`These routes declare no permission: ${names}`);
}
