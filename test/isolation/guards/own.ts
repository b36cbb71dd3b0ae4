// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of source files
import { domain, type Guard } from '../support/guard.ts';
import { inAnswer, inBody, ofThing } from '../support/probe.ts';
import * as rule from '../support/probes/rules.ts';
import * as signing from '../support/probes/signing-in.ts';
import { administrationRecipes } from '../support/recipes/administration.ts';
import type { Scene } from '../support/scene.ts';

const made = (recipe: string) => async (home: Scene) =>
  (await administrationRecipes[recipe]?.make(home, 'admin'))?.ids?.id ?? '';
const invitation = made('DELETE /v1/t/{org}/invitations/{id}');
const unitMade = made('PATCH /v1/t/{org}/units/{id}');

/** Whose is it? The condition by which each query stays in its own organisation or person. */
export const own: Guard[] = [
  {
    guard: 'a membership is found in its own organisation',
    file: domain('members/find'),
    from: '.where(and(ours, eq(membership.id, id)))',
    to: '.where(eq(membership.id, id))',
    probe: ofThing('DELETE /v1/t/{org}/members/{id}'),
  },
  {
    guard: 'units to sit in are those of one’s own organisation',
    file: domain('members/find'),
    from: 'db.select().from(unit).where(eq(unit.organisationId, actor.organisation.id)),',
    to: 'db.select().from(unit),',
    probe: inBody('PATCH /v1/t/{org}/members/{id}'),
  },
  {
    guard: 'members are listed of one’s own organisation',
    file: domain('members/list'),
    from: '.where(and(mine, shown))',
    to: '.where(shown)',
    probe: inAnswer('GET /v1/t/{org}/members', ({ cast }) => cast.admin.email),
  },
  {
    guard: 'invitations are listed of one’s own organisation',
    file: domain('members/list'),
    from: '${invitation.organisationId} = ${actor.organisation.id} and',
    to: '',
    probe: inAnswer('GET /v1/t/{org}/members', invitation),
  },
  {
    guard: 'invitations are listed to administrators',
    file: domain('members/list'),
    from: 'and ${manages ? 1 : 0} = 1`,',
    to: '`,',
    probe: rule.invitationsHidden(invitation),
  },
  {
    guard: 'addresses are shown to administrators',
    file: 'workers/api/present-members.ts',
    from: 'manages ? person.email : null',
    to: 'person.email',
    probe: rule.addresses,
  },
  {
    guard: 'an invitation is sent again by its own organisation',
    file: domain('members/invite'),
    from: 'eq(invitation.organisationId, actor.organisation.id),\n',
    to: '',
    probe: ofThing('DELETE /v1/t/{org}/invitations/{id}'),
  },
  {
    guard: 'one invites into units of one’s own organisation',
    file: domain('members/invite'),
    from: ".where(and(eq(unit.organisationId, actor.organisation.id), eq(unit.id, wanted.unit ?? ''))),",
    to: ".where(eq(unit.id, wanted.unit ?? '')),",
    probe: inBody('POST /v1/t/{org}/invitations'),
  },
  {
    guard: 'units are listed of one’s own organisation',
    file: domain('units/list'),
    from: '${eq(unit.organisationId, actor.organisation.id)} and',
    to: '',
    probe: inAnswer('GET /v1/t/{org}/units', unitMade),
  },
  {
    guard: 'a unit is changed by its own organisation',
    file: domain('units/change'),
    from: '.where(and(eq(unit.id, id), eq(unit.organisationId, actor.organisation.id))),',
    to: '.where(eq(unit.id, id)),',
    probe: ofThing('PATCH /v1/t/{org}/units/{id}'),
  },
  {
    guard: 'sessions are listed of one’s own organisation',
    file: domain('sessions/list'),
    from: '.where(and(eq(membership.organisationId, actor.organisation.id), lives()))',
    to: '.where(lives())',
    probe: inAnswer('GET /v1/t/{org}/sessions', made('DELETE /v1/t/{org}/sessions/{id}')),
  },
  {
    guard: 'one’s own sessions are one’s own',
    file: domain('sessions/list'),
    from: '.where(and(eq(session.personId, actor.personId), lives(), within))',
    to: '.where(and(lives(), within))',
    probe: rule.ownSessions,
  },
  {
    guard: 'a session is ended by its own organisation',
    file: domain('sessions/revoke'),
    from: '.where(eq(membership.organisationId, grant.actor.organisation.id));',
    to: ';',
    probe: ofThing('DELETE /v1/t/{org}/sessions/{id}'),
  },
  {
    guard: 'one ends one’s own sessions',
    file: domain('sessions/revoke'),
    from: "and(eq(session.id, id), eq(session.personId, grant.actor.personId)), 'by_owner'",
    to: "eq(session.id, id), 'by_owner'",
    probe: ofThing('DELETE /v1/me/sessions/{id}'),
  },
  {
    guard: 'the programme’s trail is read of one’s own organisation',
    file: domain('audit/list'),
    from: 'sql`${audit.organisation} = ${grant.actor.organisation.slug}`',
    to: 'sql`1 = 1`',
    probe: inAnswer('GET /v1/t/{org}/audit/programme', invitation),
  },
  {
    guard: 'API tokens are listed of one’s own organisation',
    file: domain('tokens/list'),
    from: '.where(eq(apiToken.organisationId, actor.organisation.id))',
    to: '',
    probe: inAnswer('GET /v1/t/{org}/tokens', made('DELETE /v1/t/{org}/tokens/{id}')),
  },
  {
    guard: 'an API token is revoked by its own organisation',
    file: domain('tokens/revoke'),
    from: 'and(eq(apiToken.id, id), eq(apiToken.organisationId, actor.organisation.id))',
    to: 'eq(apiToken.id, id)',
    probe: ofThing('DELETE /v1/t/{org}/tokens/{id}'),
  },
  {
    guard: 'an API token acts with a unit of its own organisation',
    file: domain('tokens/create'),
    from: 'and ${unit.organisationId} = ${actor.organisation.id}',
    to: '',
    probe: inBody('POST /v1/t/{org}/tokens'),
  },
  {
    guard: 'an identity provider is its own organisation’s',
    file: domain('providers/read'),
    from: '.where(eq(identityProvider.organisationId, organisationId))',
    to: '',
    probe: async (world) => [
      ...(await inAnswer('GET /v1/t/{org}/identity-provider', ({ provider }) => provider.clientId)(world)),
      ...(await inAnswer(
        'GET /v1/t/{org}/identity-provider',
        ({ provider }) => provider.clientId,
      )({
        ...world,
        ...{ home: world.foreign, foreign: world.home },
      })),
    ],
  },
  {
    guard: 'issued plans are seen by those they concern',
    file: domain('plans/read'),
    from: 'eq(p.plan.organisationId, mine),',
    to: 'sql`1 = 1`,',
    probe: ofThing('GET /v1/plans/{id}'),
  },
  {
    guard: 'people are found in one’s own organisation',
    file: domain('platforms/search'),
    from: '${p.membership.organisationId} = ${actor.organisation.id} and',
    to: '',
    probe: rule.foundPeople,
  },
  {
    guard: 'notifications are their person’s',
    file: domain('notifications/mine'),
    from: 'const mine = eq(notification.personId, personId);',
    to: 'const mine = sql`1 = 1`;',
    probe: rule.othersNotification,
  },
  {
    guard: 'a provider’s session shows nothing of other organisations',
    file: domain('notifications/mine'),
    from: "if (session?.how !== 'oidc') return mine;",
    to: 'return mine;',
    probe: signing.providersNotices,
  },
  {
    guard: 'a provider’s session goes on nowhere else',
    file: domain('people/switch-organisation'),
    from: 'if (chosen.organisation !== actor.organisation.slug) assertOwnSession(actor);',
    to: '',
    probe: signing.providersElsewhere,
  },
  {
    guard: 'notifications are read by their person',
    file: domain('notifications/mark-read'),
    from: 'and(noticesOf(actor), isNull(notification.readAt))',
    to: 'isNull(notification.readAt)',
    probe: rule.othersNotification,
  },
  {
    guard: 'passkeys are removed by their person',
    file: domain('people/factors/owned'),
    from: "and(eq(credential.personId, personId), ne(credential.kind, 'password'))",
    to: "ne(credential.kind, 'password')",
    probe: ofThing('DELETE /v1/me/passkeys/{id}'),
  },
  {
    guard: 'one goes on only where one is a member',
    file: domain('people/switch-organisation'),
    from: 'one.organisation === organisation && ',
    to: '',
    probe: rule.elsewhere,
  },
];
