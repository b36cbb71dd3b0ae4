import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { answered, api } from '../api/client.ts';
import { meQuery, useMe } from './me.ts';

const Warning = lazy(() => import('./expiry-warning.tsx'));

/** How long before the end one is warned, in milliseconds. */
const AHEAD = 120_000;
/** The longest that a browser's timer can wait. */
const LONGEST = 2_147_483_647;

/** Warns two minutes before the session ends, and prolongs it when one wants to stay. */
export function Expiry() {
  const { session } = useMe();
  const client = useQueryClient();
  const [ending, setEnding] = useState(false);
  useEffect(() => {
    const left = Date.parse(session.expiresAt) - Date.now() - AHEAD;
    const timer = setTimeout(() => setEnding(true), Math.min(Math.max(left, 0), LONGEST));
    return () => clearTimeout(timer);
  }, [session.expiresAt]);
  if (!ending) return null;
  const stay = async () => {
    const prolonged = await answered(api.POST('/v1/session/refresh'));
    localStorage.setItem('ndp.refreshed', String(Date.now()));
    const me = client.getQueryData(meQuery.queryKey);
    if (me) client.setQueryData(meQuery.queryKey, { ...me, session: { ...me.session, ...prolonged } });
    setEnding(false);
  };
  return (
    <Suspense>
      <Warning stay={stay} close={() => setEnding(false)} />
    </Suspense>
  );
}
