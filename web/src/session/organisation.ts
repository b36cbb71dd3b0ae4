import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { Me, Role } from '../api/types.ts';
import { meQuery } from './me.ts';

const channel = new BroadcastChannel('ndp.organisation');

/** Takes the session to another organisation or role, and tells the other tabs, whose session it is too. */
export async function enter(organisation: string, role: Role): Promise<Me> {
  await answered(api.POST('/v1/session/organisation', { body: { organisation, role } }));
  const me = await answered(api.GET('/v1/me'));
  channel.postMessage({ slug: me.organisation.slug, name: me.organisation.name });
  return me;
}

let leaving = false;
/** From now on the address is about to follow: until it has, the old one must not lead back to where it was. */
export function leave(): void {
  leaving = true;
}
export function arrived(): void {
  leaving = false;
}
export function isLeaving(): boolean {
  return leaving;
}

/** Enters, and forgets everything that was read for the organisation before. */
export function useEnter(): (organisation: string, role: Role) => Promise<Me> {
  const client = useQueryClient();
  return async (organisation, role) => {
    const me = await enter(organisation, role);
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    client.setQueryData(meQuery.queryKey, me);
    return me;
  };
}

/** The organisation that another tab has taken the session to, while this one shows `here`; null when it is the same. */
export function useElsewhere(here: string): { name: string } | null {
  const [told, setTold] = useState<{ slug: string; name: string } | null>(null);
  useEffect(() => {
    const hear = ({ data }: MessageEvent<{ slug: string; name: string }>) => setTold(data);
    channel.addEventListener('message', hear);
    return () => channel.removeEventListener('message', hear);
  }, []);
  return told && told.slug !== here ? told : null;
}
