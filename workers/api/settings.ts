import { may } from '@ndp/domain/permissions';
import { changeSettings, OrganisationSettings, readSettings, SettingsChange } from '@ndp/domain/settings/organisation';
import { Hono } from 'hono';
import * as v from 'valibot';
import { member } from '../access/member.ts';
import type { App } from '../app.ts';
import { privately } from './answer.ts';
import { onlyMethods } from './methods.ts';
import { documented } from './openapi.ts';
import { jsonBody, parsed } from './parse.ts';
import { etagOf, seenVersion } from './version.ts';

const { defaultLanguage } = OrganisationSettings.entries;
const plain = v.string();
const SettingsAnswer = v.object({
  ...{ contactEmail: plain, contactPhone: plain, address: plain, defaultLanguage },
  version: v.number(),
  mayEdit: v.boolean(),
});
const base = { member: true, finds: true, tag: 'administration', answer: SettingsAnswer } as const;

/** What an organisation sets for itself. */
export const settingsApi = new Hono<App>()
  .get('/v1/t/:org/settings', documented('Settings of the organisation', base), member('settings.read'), async (c) => {
    const { settings, version } = await readSettings(c.get('grant'));
    const mayEdit = may(c.get('grant').actor, 'settings.manage');
    return privately(c, { ...settings, version, mayEdit }, 200, etagOf(version));
  })
  .patch(
    '/v1/t/:org/settings',
    documented('Change settings', { ...base, body: SettingsChange, versioned: true }),
    member('settings.manage'),
    async (c) => {
      const change = parsed(SettingsChange, await jsonBody(c.req.raw), 'body');
      const { settings, version } = await changeSettings(c.get('grant'), seenVersion(c), change);
      return privately(c, { ...settings, version, mayEdit: true }, 200, etagOf(version));
    },
  );

onlyMethods(settingsApi, ['GET', 'HEAD', 'PATCH'], ['/v1/t/:org/settings']);
