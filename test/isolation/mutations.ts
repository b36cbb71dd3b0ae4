// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of source files
import type { Mutation } from './support/mutants.ts';
import {
  inAnswer,
  inBody,
  ofPath,
  ofThing,
  type Probe,
  toForged,
  toGone,
  toRole,
  toSuspended,
  toToken,
} from './support/probe.ts';
import * as rule from './support/probes/rules.ts';
import * as signing from './support/probes/signing-in.ts';
import { administrationRecipes } from './support/recipes/administration.ts';
import type { Scene } from './support/scene.ts';

interface Guard extends Mutation {
  /** Asks for what the guard prevents; fails when the guard is off. */
  probe: Probe;
}

const domain = (file: string) => `packages/domain/${file}.ts`;
const worker = (file: string) => `workers/access/${file}.ts`;

const made = (recipe: string) => async (home: Scene) =>
  (await administrationRecipes[recipe]?.make(home, 'admin'))?.ids?.id ?? '';
const invitation = made('DELETE /v1/t/{org}/invitations/{id}');
const unitMade = made('PATCH /v1/t/{org}/units/{id}');

/** Who is it? The door of every member route. */
const door: Guard[] = [
  {
    guard: 'the organisation of the address is the token’s',
    file: worker('member'),
    from: 'if (home !== undefined && home !== slug) throw notFound();',
    to: '',
    probe: ofPath('GET /v1/t/{org}/settings'),
  },
  {
    guard: 'an access token is for the workspace',
    file: worker('token'),
    from: 'issuer: ISSUER, audience, requiredClaims',
    to: 'issuer: ISSUER, requiredClaims',
    probe: toForged('for another audience'),
  },
  {
    guard: 'an access token is of our issuing',
    file: worker('token'),
    from: 'issuer: ISSUER, audience, requiredClaims',
    to: 'audience, requiredClaims',
    probe: toForged('of another issuer'),
  },
  {
    guard: 'an access token is signed, and by us',
    file: worker('token'),
    from: 'return jwtVerify(token, known.set, options).then(',
    to: `const forged = JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/')));
      if (forged.org) return forged;
      return jwtVerify(token, known.set, options).then(`,
    probe: toForged('signed by another key'),
  },
  {
    guard: 'a change by cookie comes from our own pages',
    file: worker('origin'),
    from: 'if (SAFE.includes(request.method)) return;',
    to: 'return;',
    probe: signing.fromAnotherSite,
  },
  {
    guard: 'a change by cookie names its origin',
    file: worker('origin'),
    from: 'if (origin === publicOrigin || origin === new URL(request.url).origin) return;',
    to: "if (origin === publicOrigin || origin === new URL(request.url).origin || origin === 'null') return;",
    probe: signing.fromAnotherSite,
  },
  ...[
    ['a newer revision of the membership', 'eq(membership.revision, claims.revision),', 'a member since changed'],
    ['a revoked session', 'and s.revoked_at is null and s.expires_at', 'a revoked session'],
    ['a session that is over', 'and s.expires_at > ${new Date().toISOString()}', 'an expired session'],
  ].map(([what = '', from = '', ending = '']) => ({
    guard: `${what} ends a token`,
    file: domain('people/identify'),
    from,
    to: ending === 'a revoked session' ? 'and s.expires_at' : '',
    probe: toGone(ending as Parameters<typeof toGone>[0]),
  })),
  {
    guard: 'a token’s session is its person’s',
    file: domain('people/identify'),
    from: 'and s.person_id = ${person.id}',
    to: '',
    probe: toForged('with a colleague’s session'),
  },
  {
    guard: 'a token’s role is its person’s',
    file: domain('people/identify'),
    from: 'eq(membership.role, claims.role),',
    to: '',
    probe: toForged('of a role one does not have'),
  },
  {
    guard: 'a membership begins',
    file: domain('people/live'),
    from: "coalesce(${membership.validFrom}, '0') <= ${today} and",
    to: '',
    probe: toGone('a member of the future'),
  },
  {
    guard: 'a membership ends',
    file: domain('people/live'),
    from: "coalesce(${membership.validTo}, '9') > ${today}\n",
    to: '1 = 1\n',
    probe: toGone('an ended member'),
  },
  {
    guard: 'a suspended tenant is closed',
    file: domain('people/live'),
    from: "and ${organisation.tenantState} = 'active'",
    to: '',
    probe: toSuspended,
  },
  {
    guard: 'a disabled person is out',
    file: domain('people/live'),
    from: 'and ${person.disabledAt} is null',
    to: '',
    probe: toGone('a disabled person'),
  },
  {
    guard: 'a revoked API token is over',
    file: domain('people/identify-token'),
    from: '${apiToken.revokedAt} is null and',
    to: '',
    probe: toGone('a revoked API token'),
  },
  {
    guard: 'an API token expires',
    file: domain('people/identify-token'),
    from: 'and ${apiToken.expiresAt} > ${now.toISOString()}',
    to: '',
    probe: toGone('an expired API token'),
  },
];

/** May they? The one table, and the grant that follows from it. */
const table: Guard[] = [
  {
    guard: 'the table is asked',
    file: domain('permissions'),
    from: 'if (!may(member, permission)) throw',
    to: 'if (false) throw',
    probe: toRole('GET /v1/t/{org}/tokens', 'officer'),
  },
  {
    guard: 'the role counts',
    file: domain('permissions'),
    from: 'if (!roles.includes(member.role)) return false;',
    to: '',
    probe: toRole('GET /v1/t/{org}/audit', 'editor'),
  },
  {
    guard: 'duties count',
    file: domain('permissions'),
    from: 'if (!duties && !kinds) return true;',
    to: 'return true;',
    probe: (world) =>
      toToken(
        'POST /v1/t/{org}/plans',
        'an officer without duties',
        async ({ home }) => home.idle.token,
        403,
        'forbidden',
      )({
        ...world,
        ...{ home: world.foreign, foreign: world.home },
      }),
  },
  {
    guard: 'the scope of an API token counts',
    file: domain('permissions'),
    from: 'if (member.session === null && !(machine && member.scopes.includes(permission))) return false;',
    to: '',
    probe: rule.tokenScope,
  },
  {
    guard: 'what needs step-up asks for it',
    file: domain('permissions'),
    from: 'if (stepUp) assertSteppedUp(member);',
    to: '',
    probe: rule.withoutStepUp,
  },
  {
    guard: 'a session of a provider’s changes no factors',
    file: domain('permissions'),
    from: 'if (own) assertOwnSession(member);',
    to: '',
    probe: signing.providersSession,
  },
  {
    guard: 'a grant opens the workspace of its own organisation',
    file: 'packages/database/grant.ts',
    from: "const namespace = circle === 'workspace' ? workspace : circle;",
    to: `globalThis.first ??= workspace;
      const namespace = circle === 'workspace' ? globalThis.first : circle;`,
    probe: rule.draftsApart,
  },
  {
    guard: 'an answer for one person is kept nowhere',
    file: 'workers/api/answer.ts',
    from: "'private, no-store'",
    to: "'public, max-age=60'",
    probe: rule.keptNowhere,
  },
];

/** Whose is it? The condition by which each query stays in its own organisation or person. */
const own: Guard[] = [
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
    from: '.where(and(eq(session.personId, actor.personId), lives()))',
    to: '.where(lives())',
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
    guard: 'notifications are listed to their person',
    file: domain('notifications/list'),
    from: 'const mine = eq(notification.personId, actor.personId);',
    to: 'const mine = sql`1 = 1`;',
    probe: rule.othersNotification,
  },
  {
    guard: 'notifications are read by their person',
    file: domain('notifications/mark-read'),
    from: 'and(eq(notification.personId, actor.personId), isNull(notification.readAt))',
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

/** Rules of the programme that keep power apart. */
const rules: Guard[] = [
  {
    guard: 'nobody approves what they drafted',
    file: domain('plans/approve'),
    from: 'return draft.draftedBy === person ||',
    to: 'return',
    probe: rule.draftedOnly,
  },
  {
    guard: 'nobody approves what they drafted and submitted',
    file: domain('plans/approve'),
    from: 'if (wroteIt(draft, reviews, grant.actor.person)) throw ownDraft();',
    to: '',
    probe: rule.ownDraft,
  },
  {
    guard: 'one drafts for platforms towards which one has a duty',
    file: domain('plans/draft'),
    from: 'if (bears(actor, DRAFTING_DUTIES, code)) return;',
    to: 'return;',
    probe: rule.othersPlatform,
  },
  {
    guard: 'the unit that drafted submits',
    file: domain('plans/submit'),
    from: "if (!mine) throw new Refusal('forbidden', OTHER_UNIT);",
    to: '',
    probe: rule.othersDraft,
  },
  {
    guard: 'what is issued is what was approved',
    file: domain('plans/issue'),
    from: "if (draft.approvedSha256 !== draft.sha256) throw new Refusal('conflict', CHANGED_SINCE_APPROVAL);",
    to: '',
    probe: rule.changedSinceApproval,
  },
  {
    guard: 'the last administrator stays one',
    file: domain('members/change'),
    from: 'if (stepsDown && found.administrators.every((one) => one.id === id)) throw lastAdministrator();',
    to: '',
    probe: rule.lastAdministrator,
  },
  {
    guard: 'nobody ends their own membership',
    file: domain('members/end'),
    from: 'if (found.person.key === grant.actor.person) throw ownMembership();',
    to: '',
    probe: rule.oneself,
  },
  {
    guard: 'a change is made upon the version that was seen',
    file: domain('version'),
    from: 'if (seen === current) return;',
    to: 'return;',
    probe: rule.unseenChange,
  },
  {
    guard: 'a unit with people in it stays',
    file: domain('units/change'),
    from: 'if (members + duties > 0)',
    to: 'if (false)',
    probe: rule.unitsInUse,
  },
  {
    guard: 'a unit that a decision names is not ended',
    file: domain('units/change'),
    from: 'if (found.unit.clause !== null) throw restsOnLaw(found.unit.clause);',
    to: '',
    probe: rule.unitsInUse,
  },
];

/** How one proves who one is. */
const proofs: Guard[] = [
  {
    guard: 'a password is checked',
    file: domain('people/sign-in'),
    from: 'if (!found || !right) throw wrongPassword();',
    to: 'if (!found) throw wrongPassword();',
    probe: signing.wrongPassword,
  },
  {
    guard: 'a disabled person’s password is none',
    file: domain('people/sign-in'),
    from: 'found?.disabledAt ? null : stored',
    to: 'stored',
    probe: signing.disabledPerson,
  },
  {
    guard: 'tries at a password are counted',
    file: domain('people/throttle'),
    from: 'if (failures <= most || !(seconds > 0)) continue;',
    to: 'continue;',
    probe: signing.passwordTries,
  },
  {
    guard: 'a success takes tries back',
    file: domain('people/throttle'),
    from: 'return [handle.db.delete(attempt).where(inArray(attempt.key, [own.key])), ...back];',
    to: 'return own ? back : [handle.db.delete(attempt).where(inArray(attempt.key, []))];',
    probe: signing.passwordTries,
  },
  {
    guard: 'a second factor is asked for',
    file: domain('people/sign-in'),
    from: 'if (methods.length > 0) {',
    to: 'if (methods.length > 99) {',
    probe: signing.secondFactor,
  },
  {
    guard: 'a second factor is checked',
    file: domain('people/factors/prove'),
    from: 'if (!totp || step === null) return null;',
    to: 'if (!totp) return null;',
    probe: signing.secondFactor,
  },
  {
    guard: 'a step of signing in works once',
    file: domain('people/step'),
    from: 'step.usedAt === null &&',
    to: '',
    probe: signing.secondFactor,
  },
  {
    guard: 'a code works once',
    file: domain('people/factors/totp'),
    from: 'return result.timeStep > after ? result.timeStep : null;',
    to: 'return result.timeStep;',
    probe: signing.codeUsedAgain,
  },
  {
    guard: 'tries at a code are counted',
    file: domain('people/factors/tries'),
    from: 'if (failures >= MOST) throw tooMany(left);',
    to: '',
    probe: signing.codeTries,
  },
  {
    guard: 'a further factor needs step-up',
    file: domain('people/factors/owned'),
    from: 'if (hasFactor(factors)) assertSteppedUp(actor);',
    to: '',
    probe: signing.factorBesideAnother,
  },
  {
    guard: 'a refresh token works once',
    file: domain('people/refresh-session'),
    from: 'if (late) {',
    to: 'if (!late && late) {',
    probe: signing.refreshUsedAgain,
  },
  {
    guard: 'a revoked session is not refreshed',
    file: domain('people/refresh-session'),
    from: 'found.revokedAt ||',
    to: '',
    probe: signing.refreshRevoked,
  },
  {
    guard: 'an invitation is found while it is open',
    file: domain('members/find-invitation'),
    from: 'and ${invitation.revokedAt} is null and ${invitation.expiresAt} > ${new Date().toISOString()}',
    to: '',
    probe: signing.invitationLinks,
  },
  {
    guard: 'an invitation is taken up by the one who was invited',
    file: domain('members/accept-invitation'),
    from: '!live || bearer?.person !== self.key',
    to: '!bearer',
    probe: signing.invitationOfAnother,
  },
  {
    guard: 'a link for a password works once, for an hour',
    file: domain('people/passwords/reset'),
    from: 'link && link.usedAt === null && link.expiresAt > new Date().toISOString()',
    to: 'link',
    probe: signing.resetLinks,
  },
  {
    guard: 'the present password is checked before it is changed',
    file: domain('people/passwords/change'),
    from: 'if (!(await passwordMatches(current, credentials[0]?.secret ?? null))) {',
    to: 'if (current === password) {',
    probe: signing.currentPassword,
  },
  {
    guard: 'a new password ends other sessions',
    file: domain('people/passwords/set'),
    from: 'isNull(session.revokedAt), ne(session.id',
    to: "eq(session.id, ''), ne(session.id",
    probe: signing.passwordEndsSessions,
  },
];

/** Every guard that is switched off in turn, with the probe that must notice. */
export const guards: readonly Guard[] = [...door, ...table, ...own, ...rules, ...proofs];
