import { type BudgetLine, readBudget } from '@ndp/domain/budget/read';
import { BudgetRecord, recordBudget } from '@ndp/domain/budget/record';
import { isOver, summed } from '@ndp/domain/budget/sum';
import { PURPOSES, SOURCES } from '@ndp/domain/plans/sections';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, parsed } from './parse.ts';
import { instant, text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const dong = v.pipe(v.number(), v.description('Đồng, whole'));
const Amounts = { planned: dong, allocated: dong, spent: dong };
const LineAnswer = v.object({
  id: text,
  version: v.number(),
  source: v.picklist(SOURCES),
  purpose: v.picklist(PURPOSES),
  year: v.number(),
  ...Amounts,
  over: v.pipe(v.boolean(), v.description('More allocated than planned, or more spent than allocated')),
  note: v.nullable(text),
  updatedAt: v.nullable(instant),
  mayRecord: v.boolean(),
});
const rolledUp = <S extends v.GenericSchema>(key: S) => v.array(v.object({ key, ...Amounts }));
const BudgetAnswer = v.object({
  lines: v.array(LineAnswer),
  totals: v.object({
    bySource: rolledUp(v.picklist(SOURCES)),
    byPurpose: rolledUp(v.picklist(PURPOSES)),
    byYear: rolledUp(v.number()),
    all: v.object(Amounts),
  }),
});
const base = { member: true, finds: true, tag: 'budget' } as const;

/** Money of an issued plan: planned, allocated, spent. */
export const budgetApi = new Hono<App>()
  .get(
    '/v1/plans/:id/budget',
    documented('Money of an issued plan, by source, purpose and year', { ...base, answer: BudgetAnswer }),
    member('plan.read'),
    async (c) => {
      const { lines, mayRecord } = await readBudget(c.get('grant'), idIn(c));
      return privately(c, { lines: lines.map((line) => presentLine(line, mayRecord)), totals: summed(lines) });
    },
  )
  .put(
    '/v1/plans/:id/budget/:line',
    documented('Record what was allocated and spent', {
      ...base,
      body: BudgetRecord,
      answer: LineAnswer,
      versioned: true,
    }),
    member('budget.record'),
    async (c) => {
      const record = parsed(BudgetRecord, await jsonBody(c.req.raw), 'body');
      const which = { plan: idIn(c), line: idIn(c, 'line'), seen: seenVersion(c) };
      const line = await recordBudget(c.get('grant'), which, record);
      return privately(c, presentLine(line, true), 200, etagOf(line.version));
    },
  );

onlyMethods(budgetApi, ['GET', 'HEAD'], ['/v1/plans/:id/budget']);
onlyMethods(budgetApi, ['PUT'], ['/v1/plans/:id/budget/:line']);

function presentLine(line: BudgetLine, mayRecord: boolean): v.InferOutput<typeof LineAnswer> {
  const { id, version, source, purpose, year, planned, allocated, spent, note, updatedAt } = line;
  return {
    ...{ id, version, source, purpose, year, planned, allocated, spent, note, updatedAt, mayRecord },
    over: isOver(line),
  };
}
