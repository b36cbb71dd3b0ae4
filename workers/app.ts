import { DatabaseFailure, type DatabaseReason } from '@ndp/database/failure';
import type { Meter } from '@ndp/database/servers';
import { Refusal } from '@ndp/domain/refusal';
import { Hono } from 'hono';
import { assertDeclared, publicly } from './access/declare.ts';
import { logOutage, logRefusal } from './access/log.ts';
import { auditApi } from './api/audit.ts';
import { budgetApi } from './api/budget.ts';
import { calendarApi } from './api/calendar.ts';
import { calendarFeedsApi } from './api/calendar-feeds.ts';
import { catalogueApi } from './api/catalogue.ts';
import { dutiesNowApi } from './api/duties-now.ts';
import { factorsApi } from './api/factors.ts';
import { identityProviderApi } from './api/identity-provider.ts';
import { incomingApi } from './api/incoming.ts';
import { invitationsApi } from './api/invitations.ts';
import { issuedPlansApi } from './api/issued-plans.ts';
import { meApi } from './api/me.ts';
import { membersApi } from './api/members.ts';
import { notificationsApi } from './api/notifications.ts';
import { obstaclesApi } from './api/obstacles.ts';
import { oidcApi } from './api/oidc.ts';
import { openapiFor } from './api/openapi.ts';
import { overviewApi } from './api/overview.ts';
import { passkeysApi } from './api/passkeys.ts';
import { passwordsApi } from './api/passwords.ts';
import { planCommentsApi } from './api/plan-comments.ts';
import { planCopiesApi } from './api/plan-copies.ts';
import { planDocumentsApi } from './api/plan-documents.ts';
import { planFilesApi } from './api/plan-files.ts';
import { planHistoryApi } from './api/plan-history.ts';
import { planPresenceApi } from './api/plan-presence.ts';
import { planReviewSettingsApi } from './api/plan-review-settings.ts';
import { planTablesApi } from './api/plan-tables.ts';
import { planTemplatesApi } from './api/plan-templates.ts';
import { planWorkbooksApi } from './api/plan-workbooks.ts';
import { plansApi } from './api/plans.ts';
import { problem } from './api/problem.ts';
import { sessionApi } from './api/session.ts';
import { sessionsApi } from './api/sessions.ts';
import { settingsApi } from './api/settings.ts';
import { sideBySideApi } from './api/side-by-side.ts';
import { signInStepsApi } from './api/sign-in-steps.ts';
import { taskFilesApi } from './api/task-files.ts';
import { tasksApi } from './api/tasks.ts';
import { tokensApi } from './api/tokens.ts';
import { unitsApi } from './api/units.ts';
import { workspaceApi } from './api/workspace.ts';
import type { Context, Environment } from './environment.ts';
import { withSecurityHeaders } from './headers.ts';
import { errorPage } from './portal/errors.tsx';
import { portal } from './portal/routes.tsx';
import { web } from './web/serve.ts';

/** What every handler finds in its context. */
export interface App {
  Bindings: { environment: Environment; context: Context };
  /** `who`: the person or token that the request has proved to be, once it has. */
  Variables: { environment: Environment; meter: Meter; who: string | undefined };
}

/** What a database may fail by without anybody having acted at the same time. */
const LOGGED: readonly DatabaseReason[] = ['unavailable', 'unknown_outcome', 'forbidden'];

/** Every mount of the Worker, visible on one page. */
export const app: Hono<App> = new Hono<App>()
  .use(async (c, next) => {
    c.set('environment', c.env.environment);
    c.set('meter', { reads: 0, writes: 0 });
    await next();
    const { reads, writes, overtaken = 0 } = c.get('meter');
    // What is kept by caches carries no figures of the one request that made it.
    if (!c.res.headers.has('etag') || /no-store/.test(c.res.headers.get('cache-control') ?? ''))
      c.res.headers.set(
        'server-timing',
        `reads;desc="${reads}", writes;desc="${writes}", overtaken;desc="${overtaken}"`,
      );
    withSecurityHeaders(c.res);
  })
  .route('/', publicly(catalogueApi))
  .route('/', sessionApi)
  .route('/', signInStepsApi)
  .route('/', meApi)
  .route('/', passwordsApi)
  .route('/', notificationsApi)
  .route('/', invitationsApi)
  .route('/', workspaceApi)
  .route('/', membersApi)
  .route('/', unitsApi)
  .route('/', sessionsApi)
  .route('/', settingsApi)
  .route('/', auditApi)
  .route('/', factorsApi)
  .route('/', passkeysApi)
  .route('/', oidcApi)
  .route('/', identityProviderApi)
  .route('/', plansApi)
  .route('/', planTemplatesApi)
  .route('/', planCopiesApi)
  .route('/', planCommentsApi)
  .route('/', planPresenceApi)
  .route('/', planReviewSettingsApi)
  .route('/', planHistoryApi)
  .route('/', issuedPlansApi)
  .route('/', planFilesApi)
  .route('/', planDocumentsApi)
  .route('/', planWorkbooksApi)
  .route('/', planTablesApi)
  .route('/', incomingApi)
  .route('/', sideBySideApi)
  .route('/', overviewApi)
  .route('/', tasksApi)
  .route('/', taskFilesApi)
  .route('/', obstaclesApi)
  .route('/', budgetApi)
  .route('/', calendarFeedsApi)
  .route('/', publicly(calendarApi))
  .route('/', dutiesNowApi)
  .route('/', tokensApi)
  .route('/', publicly(web))
  .route('/', publicly(portal));

app.route('/', publicly(openapiFor(app)));
assertDeclared(app);

// An address typed with a slash at its end is the one without.
app.notFound((c) => {
  const { pathname, search } = new URL(c.req.url);
  const bare = pathname.replace(/\/+$/, '');
  if (c.req.method === 'GET' && bare !== pathname && /^(\/[\w.-]+)+$/.test(bare)) return c.redirect(bare + search, 301);
  return refuse(c.req.raw, c.env.environment, nothingHere(c.req.path));
});
app.onError((error, c) => {
  if (error instanceof Refusal) logRefusal(error, c.get('who') ?? null, c.req.raw);
  if (error instanceof DatabaseFailure && LOGGED.includes(error.reason))
    logOutage(error, c.get('who') ?? null, c.req.raw);
  return withSecurityHeaders(refuse(c.req.raw, c.env.environment, error));
});

/** Machines get problem+json, people a page: by the address, and by what they say they accept. */
function refuse(request: Request, environment: Environment, error: unknown): Response {
  const path = new URL(request.url).pathname;
  const forMachines =
    path.startsWith('/v1') ||
    path === '/healthz' ||
    !/\btext\/html\b|\*\/\*/.test(request.headers.get('accept') ?? '*/*');
  return forMachines ? problem(error, request) : errorPage(request, environment, error);
}

function nothingHere(path: string): Refusal {
  return new Refusal('not_found', {
    vi: `Không có địa chỉ ${path.slice(0, 200)}.`,
    en: `There is nothing at ${path.slice(0, 200)}.`,
  });
}
