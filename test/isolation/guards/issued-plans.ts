// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of source files
import { domain, type Guard } from '../support/guard.ts';
import { inAnswer, ofThing } from '../support/probe.ts';
import * as issued from '../support/probes/issued-plans.ts';
import { arrivalOf } from '../support/recipes/issued-plans.ts';

/** What was sent to whom, and who may see it. */
export const issuedPlans: Guard[] = [
  {
    guard: 'issued plans are listed to those they concern',
    file: domain('plans/list-issued'),
    from: 'planVisibleTo(actor),\n',
    to: '\n',
    probe: inAnswer('GET /v1/plans', ({ issued }) => issued, 'officer', '?limit=100'),
  },
  {
    guard: 'what changed in a plan is told to those it concerns',
    file: domain('plans/read'),
    from: '((${planVisibleTo(member)}) or exists',
    to: '(1 = 1 or exists',
    probe: ofThing('GET /v1/plans/{id}/changes'),
  },
  {
    guard: 'a task that a plan has dropped shows nobody the plan',
    file: domain('plans/read'),
    from: "and t.state <> 'dropped'",
    to: '',
    probe: issued.droppedTask,
  },
  {
    guard: 'an obstacle tells no later title of a plan that one no longer sees',
    file: domain('obstacles/columns'),
    from: 'case when ${seen} then plan.title',
    to: 'case when 1 = 1 then plan.title',
    probe: issued.laterTitle,
  },
  {
    guard: 'a recipient learns of no other recipient',
    file: domain('plans/deliveries'),
    from: 'and (${p.planDelivery.organisationId} = ${mine} or ${followsAll})',
    to: '',
    probe: issued.otherRecipients,
  },
  {
    guard: 'a received plan is opened by its own organisation',
    file: domain('incoming/find'),
    from: 'and(eq(p.planDelivery.id, id), eq(p.planDelivery.organisationId, organisation.id))',
    to: 'eq(p.planDelivery.id, id)',
    probe: ofThing('POST /v1/t/{org}/incoming/{id}/open'),
  },
  {
    guard: 'the incoming register is of one’s own organisation',
    file: domain('incoming/list'),
    from: 'const ours = eq(organisationId, actor.organisation.id);',
    to: 'const ours = sql`1 = 1`;',
    probe: inAnswer('GET /v1/t/{org}/incoming', arrivalOf, 'officer'),
  },
  {
    guard: 'a received plan is acknowledged upon the entry as it was seen',
    file: domain('incoming/acknowledge'),
    from: 'assertSeen(seen, delivery.version);\n',
    to: '\n',
    probe: issued.acknowledgedOnce,
  },
  {
    guard: 'a received plan is acknowledged once',
    file: domain('incoming/acknowledge'),
    from: "if (delivery.acknowledgedAt !== null) throw new Refusal('conflict', ACKNOWLEDGED);",
    to: '',
    probe: issued.acknowledgedOnce,
  },
  {
    guard: 'side by side stand the plans that one may see',
    file: domain('plans/side-by-side'),
    from: 'const seen = and(planVisibleTo(actor), isFor(code));',
    to: 'const seen = isFor(code);',
    probe: issued.besideOthers,
  },
  {
    guard: 'the overview is of one’s own platforms',
    file: domain('overview/read'),
    from: '${p.platform.code} in (select value from json_each(${JSON.stringify(own)}))',
    to: '1 = 1',
    probe: issued.overviewOfOwn,
  },
];
