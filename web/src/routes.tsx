import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, Suspense } from 'react';
import type { Permission } from './api/types.ts';
import { LiveRegion } from './parts/live.tsx';
import { Redirect } from './parts/redirect.tsx';
import { Failure, Skeleton } from './parts/states.tsx';
import { useMe } from './session/me.ts';
import { Prompts } from './session/prompts.tsx';

/** Every address of the app, visible on one page. Each screen is loaded when somebody goes there. */
const root = createRootRoute({
  component: () => (
    <>
      <Suspense>
        <Outlet />
      </Suspense>
      <Prompts />
      <LiveRegion />
    </>
  ),
});

type Load = () => Promise<Record<string, () => ReactNode>>;
const at = (path: string, load: Load, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) });

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/t/$org',
  component: lazyRouteComponent(() => import('./shell/workspace.tsx'), 'Workspace'),
});

const NotFound = lazyRouteComponent(() => import('./shell/not-found.tsx'), 'NotFound');
const NotAllowed = lazyRouteComponent(() => import('./shell/not-found.tsx'), 'NotAllowed');

/** The screen for those who have the permission; the others are told who has. */
function guarded(Screen: ComponentType, permission: Permission): () => ReactNode {
  return () => (useMe().may[permission] ? <Screen /> : <NotAllowed />);
}

/** A screen of the workspace, for those whose role carries the permission. */
const screen = (path: string, load: Load, name: string, permission?: Permission) => {
  const Screen = lazyRouteComponent(load, name);
  return createRoute({
    getParentRoute: () => workspace,
    path,
    component: permission ? guarded(Screen, permission) : Screen,
  });
};

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: () => <Redirect href={`/t/${useMe().organisation.slug}/viec`} />,
});
const beyond = createRoute({ getParentRoute: () => workspace, path: '$', component: NotFound });

const tree = root.addChildren([
  at('/dang-nhap', () => import('./sign-in/screen.tsx'), 'SignInScreen'),
  at('/quen-mat-khau', () => import('./sign-in/forgot.tsx'), 'ForgotScreen'),
  at('/dat-lai-mat-khau', () => import('./sign-in/reset.tsx'), 'ResetScreen'),
  at('/tai-khoan/$page', () => import('./account/lead-on.tsx'), 'LeadOn'),
  at('/loi-moi', () => import('./sign-in/invitation.tsx'), 'InvitationScreen'),
  workspace.addChildren([
    home,
    screen('viec', () => import('./work/screen.tsx'), 'WorkScreen'),
    screen('nen-tang', () => import('./platforms/list.tsx'), 'PlatformsScreen', 'platform.list'),
    screen('nen-tang/$slug', () => import('./platforms/screen.tsx'), 'PlatformScreen', 'platform.read'),
    screen('ke-hoach', () => import('./plans/screen.tsx'), 'PlansScreen', 'plan.draft.read'),
    screen('ke-hoach/$id', () => import('./plans/editor/screen.tsx'), 'PlanEditorScreen', 'plan.draft.read'),
    screen('ke-hoach/$id/lich-su', () => import('./plans/history/screen.tsx'), 'PlanHistoryScreen', 'plan.draft.read'),
    screen('ke-hoach/moi', () => import('./plans/new/screen.tsx'), 'NewPlanScreen', 'plan.draft'),
    screen('ke-hoach/$id/duyet', () => import('./plans/review/screen.tsx'), 'ReviewScreen', 'plan.draft.read'),
    screen('ke-hoach/$id/ban-hanh', () => import('./plans/issue/screen.tsx'), 'IssueScreen', 'plan.draft.read'),
    screen('ke-hoach/$id/in', () => import('./plans/print/draft.tsx'), 'DraftPaperScreen', 'plan.draft.read'),
    screen('da-ban-hanh/$id', () => import('./issued/screen.tsx'), 'IssuedScreen', 'plan.read'),
    screen('da-ban-hanh/$id/in', () => import('./plans/print/issued.tsx'), 'IssuedPaperScreen', 'plan.read'),
    screen('van-ban-den', () => import('./incoming/screen.tsx'), 'IncomingScreen', 'plan.read'),
    screen('cong-viec', () => import('./tasks/screen.tsx'), 'TasksScreen', 'plan.read'),
    screen('cong-viec/$id', () => import('./tasks/page/screen.tsx'), 'TaskScreen', 'plan.read'),
    screen('vuong-mac', () => import('./obstacles/screen.tsx'), 'ObstaclesScreen', 'obstacle.read'),
    screen('vuong-mac/$id', () => import('./obstacles/one.tsx'), 'ObstacleScreen', 'obstacle.read'),
    screen('nen-tang/$slug/so-sanh', () => import('./compare/screen.tsx'), 'SideBySideScreen', 'plan.read'),
    screen('tong-quan', () => import('./overview/screen.tsx'), 'OverviewScreen', 'overview.read'),
    screen('thong-bao', () => import('./notifications/screen.tsx'), 'NotificationsScreen'),
    screen('tim', () => import('./search/screen.tsx'), 'SearchScreen'),
    screen('tai-khoan', () => import('./account/profile.tsx'), 'ProfileScreen'),
    screen('tai-khoan/bao-mat', () => import('./account/security.tsx'), 'SecurityScreen'),
    screen('tai-khoan/thong-bao', () => import('./account/notify.tsx'), 'NotifyScreen'),
    screen('thanh-vien', () => import('./members/screen.tsx'), 'MembersScreen', 'member.read'),
    screen('don-vi', () => import('./units/screen.tsx'), 'UnitsScreen', 'member.read'),
    screen('phien', () => import('./sessions/screen.tsx'), 'SessionsScreen', 'session.manage'),
    screen('ma-truy-cap', () => import('./tokens/screen.tsx'), 'TokensScreen', 'token.read'),
    screen('thiet-lap', () => import('./settings/screen.tsx'), 'SettingsScreen', 'settings.read'),
    screen('nhat-ky', () => import('./audit/screen.tsx'), 'AuditScreen', 'audit.read'),
    beyond,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  scrollRestoration: true,
  // Addresses stay as they are typed: "?q=123" is a text, not a number.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const filled = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
    const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
  defaultPendingComponent: () => <Skeleton />,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} retry={reset} />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
