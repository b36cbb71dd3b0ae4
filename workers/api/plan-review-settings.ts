import { may } from '@ndp/domain/permissions';
import { type PlanReview, PlanReviewChange, readPlanReview, setPlanReview } from '@ndp/domain/settings/plan-review';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Entered, member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { etagOf, versionIfAny } from './version.ts';

const path = '/v1/t/:org/settings/plan-review';
const PlanReviewAnswer = v.object({
  /** In order; the leader, who approves, comes last. */
  steps: v.array(v.picklist(['head', 'leader'])),
  /** Whether the organisation has set it; otherwise it is the default of its kind. */
  set: v.boolean(),
  /** 0 until it has; the first setting needs no If-Match. */
  version: v.number(),
  mayEdit: v.boolean(),
});
const base = { member: true, finds: true, tag: 'administration', answer: PlanReviewAnswer } as const;

/** Who looks at a plan before it is issued, as the organisation has it. */
export const planReviewSettingsApi = new Hono<App>()
  .get(path, documented('Steps of review of the organisation’s plans', base), member('settings.read'), async (c) =>
    answered(c, await readPlanReview(c.get('grant'))),
  )
  .put(
    path,
    documented('Set the steps of review', { ...base, body: PlanReviewChange }),
    member('settings.manage'),
    async (c) => {
      const { steps } = parsed(PlanReviewChange, await jsonBody(c.req.raw), 'body');
      return answered(c, await setPlanReview(c.get('grant'), steps, versionIfAny(c)));
    },
  );

onlyMethods(planReviewSettingsApi, ['GET', 'HEAD', 'PUT'], [path]);

function answered<P extends 'settings.read' | 'settings.manage'>(c: Context<Entered<P>>, found: PlanReview): Response {
  const answer: v.InferOutput<typeof PlanReviewAnswer> = {
    ...found,
    mayEdit: may(c.get('grant').actor, 'settings.manage'),
  };
  return privately(c, answer, 200, etagOf(found.version));
}
