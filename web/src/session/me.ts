import { queryOptions } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { answered, api, sessionIsKnown } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { speak } from '../language/store.ts';

/** Asks who is signed in. Their language becomes the page's before anything of theirs is drawn. */
export async function readMe(): Promise<Me> {
  const me = await answered(api.GET('/v1/me'));
  await speak(me.person.language);
  sessionIsKnown();
  return me;
}

/** Who is signed in, where, and what they may do. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: readMe,
  staleTime: 60_000,
});

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** Who is signed in. Throws outside of the workspace, where nobody is. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('nobody is signed in here');
  return me;
}

/** An address within the organisation one works in: `href('viec')` is /t/bo-y-te/viec. */
export function useHref(): (path: string) => string {
  const { organisation } = useMe();
  return (path) => `/t/${organisation.slug}/${path}`;
}
