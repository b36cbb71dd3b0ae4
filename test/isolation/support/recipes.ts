import type { Role } from '@ndp/database/schema/programme';
import { accountRecipes } from './recipes/account.ts';
import { administrationRecipes } from './recipes/administration.ts';
import { carryingOutRecipes } from './recipes/carrying-out.ts';
import { draftingRecipes } from './recipes/drafting.ts';
import { factorRecipes } from './recipes/factors.ts';
import { issuedPlanRecipes } from './recipes/issued-plans.ts';
import { paperRecipes } from './recipes/papers.ts';
import { planRecipes } from './recipes/plans.ts';
import { publicRecipes } from './recipes/public.ts';
import type { Route } from './routes.ts';
import type { Scene } from './scene.ts';

/** A request that succeeds. */
export interface Made {
  /** Of somebody for whom it does; none where anybody may ask. */
  token?: string;
  /** What stands in the path besides the organisation. */
  ids?: Record<string, string>;
  query?: string;
  /** The body; a function where it holds a code that lives for half a minute. */
  json?: unknown;
  /** The body where it is a file. */
  file?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** Ids of another organisation, or of nothing at all, to be named in a body. */
export interface Elsewhere {
  unit: string;
  organisation: string;
  notification: string;
}

export interface Recipe {
  /** Makes a valid request for somebody of that role, with fresh things where the request uses them up. */
  make(scene: Scene, role: Role): Promise<Made>;
  /** The ids of its path are everybody's. */
  shared?: true;
  /** Costs a password's hash, so that one success must do. */
  dear?: true;
  /** Takes away what other requests are about, so it comes last. */
  last?: true;
  /** The body with ids that are not the sender's to name. */
  elsewhere?(json: unknown, ids: Elsewhere): unknown;
}

/** How to use each route. The sweep fails for a route without a recipe and a recipe without a route. */
export const recipes: Record<string, Recipe> = {
  ...publicRecipes,
  ...accountRecipes,
  ...factorRecipes,
  ...administrationRecipes,
  ...planRecipes,
  ...paperRecipes,
  ...draftingRecipes,
  ...issuedPlanRecipes,
  ...carryingOutRecipes,
};

/** The path of a route with its parts filled in. */
export function pathOf({ path }: Route, organisation: string, ids: Record<string, string> = {}, query = ''): string {
  const parts: Record<string, string> = { org: organisation, ...ids };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '') + query;
}
