import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isProblem } from '../api/problem.ts';
import type { Me } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Redirect } from '../parts/redirect.tsx';
import { Failure, Skeleton } from '../parts/states.tsx';
import { MeProvider, meQuery } from '../session/me.ts';
import { arrived, isLeaving, useEnter } from '../session/organisation.ts';
import { NotFound } from './not-found.tsx';
import { Shell } from './shell.tsx';

/** Everything under /t/:org: finds out who one is, and enters the organisation that the address names. */
export function Workspace() {
  const { org } = useParams({ strict: false });
  const location = useLocation();
  const query = useQuery(meQuery);
  const texts = useTexts();
  useEffect(() => arrived(), [org]);
  if (query.data === undefined) {
    if (isProblem(query.error, 'unauthenticated'))
      return <Redirect href={`/dang-nhap?to=${encodeURIComponent(location.href)}`} />;
    return (
      <main className="main">
        {query.isError ? <Failure error={query.error} retry={() => query.refetch()} /> : <Skeleton lines={6} />}
        <p className="sr">{texts.shell.reading}</p>
      </main>
    );
  }
  const me = query.data;
  const here = me.organisation.slug === org;
  return (
    <MeProvider value={me}>
      <Shell>{here ? <Outlet /> : <Entering me={me} org={org ?? ''} />}</Shell>
    </MeProvider>
  );
}

/** The address names another organisation: goes there when one is a member of it. */
function Entering({ me, org }: { me: Me; org: string }) {
  const enter = useEnter();
  const [failed, setFailed] = useState<unknown>(null);
  const membership = me.memberships.find(({ organisation }) => organisation.slug === org);
  const role = membership?.role;
  useEffect(() => {
    if (role === undefined || isLeaving()) return;
    enter(org, role).catch(setFailed);
  }, [org, role]);
  if (membership === undefined || isProblem(failed, 'not_found')) return <NotFound />;
  if (failed !== null) return <Failure error={failed} retry={() => location.reload()} />;
  return <Skeleton lines={6} />;
}
