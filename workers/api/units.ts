import { dayInVietnam } from '@ndp/domain/time';
import { changeUnit, endUnit, NewUnit, openUnit, restoreUnit, UnitChange } from '@ndp/domain/units/change';
import { type ListedUnit, listUnits } from '@ndp/domain/units/list';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { done, privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { idIn, jsonBody, nothingElse, parsed } from './parse.ts';
import { day, text } from './shapes.ts';
import { etagOf, seenVersion } from './version.ts';

const UnitAnswer = v.object({
  id: text,
  slug: text,
  name: text,
  nameEn: text,
  short: text,
  members: v.number(),
  duties: v.number(),
  clause: v.nullable(text),
  validFrom: v.nullable(day),
  validTo: v.nullable(day),
  ended: v.boolean(),
  version: v.number(),
  mayEdit: v.boolean(),
  mayEnd: v.boolean(),
});
const UnitsAnswer = v.object({ items: v.array(UnitAnswer), mayCreate: v.boolean() });
const base = { member: true, finds: true, tag: 'administration' } as const;

/** The units of one's own organisation. Those that a decision names are shown, not changed. */
export const unitsApi = new Hono<App>()
  .get('/v1/t/:org/units', documented('Units', { ...base, answer: UnitsAnswer }), member('member.read'), async (c) => {
    const { units, manages } = await listUnits(c.get('grant'), dayInVietnam());
    return privately(c, { items: units.map((one) => present(one, manages)), mayCreate: manages });
  })
  .post(
    '/v1/t/:org/units',
    documented('Open a unit', { ...base, body: NewUnit, answer: UnitAnswer, status: 201 }),
    member('unit.manage'),
    async (c) => {
      const wanted = parsed(NewUnit, await jsonBody(c.req.raw), 'body');
      const made = present(await openUnit(c.get('grant'), wanted, dayInVietnam()), true);
      return privately(c, made, 201, etagOf(made.version));
    },
  )
  .patch(
    '/v1/t/:org/units/:id',
    documented('Rename a unit', { ...base, body: UnitChange, answer: UnitAnswer, versioned: true }),
    member('unit.manage'),
    async (c) => {
      const change = parsed(UnitChange, await jsonBody(c.req.raw), 'body');
      const shown = present(await changeUnit(c.get('grant'), idIn(c), seenVersion(c), change, dayInVietnam()), true);
      return privately(c, shown, 200, etagOf(shown.version));
    },
  )
  .delete(
    '/v1/t/:org/units/:id',
    documented('End a unit', { ...base, status: 204 }),
    member('unit.manage'),
    async (c) => {
      await endUnit(c.get('grant'), idIn(c), dayInVietnam());
      return done(c);
    },
  )
  .post(
    '/v1/t/:org/units/:id/restore',
    documented('Take the ending back', { ...base, answer: UnitAnswer }),
    member('unit.manage'),
    async (c) => {
      await nothingElse(c.req.raw);
      const shown = present(await restoreUnit(c.get('grant'), idIn(c), dayInVietnam()), true);
      return privately(c, shown, 200, etagOf(shown.version));
    },
  );

onlyMethods(unitsApi, ['GET', 'HEAD', 'POST'], ['/v1/t/:org/units']);
onlyMethods(unitsApi, ['PATCH', 'DELETE'], ['/v1/t/:org/units/:id']);
onlyMethods(unitsApi, ['POST'], ['/v1/t/:org/units/:id/restore']);

function present({ unit, members, duties }: ListedUnit, manages: boolean): v.InferOutput<typeof UnitAnswer> {
  const { id, slug, nameVi: name, nameEn, shortVi: short, clause, validFrom, validTo, version } = unit;
  const ended = validTo !== null && validTo <= dayInVietnam();
  const mayEdit = manages && clause === null && !ended;
  const mayEnd = mayEdit && members + duties === 0;
  return {
    id,
    slug,
    name,
    nameEn,
    short,
    members,
    duties,
    clause,
    validFrom,
    validTo,
    ended,
    version,
    mayEdit,
    mayEnd,
  };
}
