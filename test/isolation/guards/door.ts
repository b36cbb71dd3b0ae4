// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of source files
import { domain, type Guard, worker } from '../support/guard.ts';
import { ofPath, toForged, toGone, toSuspended } from '../support/probe.ts';
import * as signing from '../support/probes/signing-in.ts';

/** Who is it? The door of every member route. */
export const door: Guard[] = [
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
    guard: 'stepping up ends the tokens of before',
    file: domain('people/identify'),
    from: 'and s.generation = ${claims.generation}',
    to: '',
    probe: toGone('a session since stepped up'),
  },
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
