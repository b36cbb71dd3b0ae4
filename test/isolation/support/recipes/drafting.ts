import type { Recipe } from '../recipes.ts';
import { asking } from './account.ts';

/** What drafting a plan needs besides the plan: templates, parties, copies, comments, history, presence. */
export const draftingRecipes: Record<string, Recipe> = {
  'GET /v1/t/{org}/plan-templates': asking,
  'GET /v1/t/{org}/plan-parties': asking,
};
