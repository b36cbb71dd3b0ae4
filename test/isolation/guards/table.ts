import { domain, type Guard } from '../support/guard.ts';
import { toRole, toToken } from '../support/probe.ts';
import * as rule from '../support/probes/rules.ts';
import * as signing from '../support/probes/signing-in.ts';

/** May they? The one table, and the grant that follows from it. */
export const table: Guard[] = [
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
    from: 'if (given || (!duties && !kinds)) return true;',
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
