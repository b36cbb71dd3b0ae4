import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { answered, api } from '../../api/client.ts';
import { useMe } from '../../session/me.ts';
import { draftQuery } from '../steps/draft.ts';
import type { DraftAnswer, PresenceAnswer } from '../types.ts';
import { commentsQuery } from './queries.ts';
import type { Saver } from './saver/saver.ts';

/** Milliseconds between two signs of being here. */
const EVERY = 15_000;

export type Others = PresenceAnswer['others'];
const OthersContext = createContext<Others>([]);
export const OthersProvider = OthersContext.Provider;
export const useOthers = (): Others => useContext(OthersContext);

/** Names of the others who are in a section now. */
export function useHere(section: string): string[] {
  return useOthers().flatMap((one) => (one.section === section ? [one.person.name] : []));
}

/**
 * Says which section one is in, hears who else is here, and reads the plan again when somebody has saved a section
 * since: what is not being typed then follows by itself. Only while the page is looked at.
 */
export function usePresence(plan: DraftAnswer, section: string, saver: Saver): Others {
  const { organisation } = useMe();
  const client = useQueryClient();
  const [others, setOthers] = useState<Others>([]);
  const { id } = plan;
  const org = organisation.slug;
  useEffect(() => {
    let gone = false;
    const tell = async () => {
      if (document.visibilityState !== 'visible') return;
      const params = { path: { org, id } };
      const now = await answered(api.POST('/v1/t/{org}/plans/{id}/presence', { params, body: { section } })).catch(
        () => null,
      );
      if (gone || now === null) return;
      setOthers(now.others);
      const query = draftQuery(org, id);
      const known = client.getQueryData(query.queryKey);
      const newer = now.sections.some(({ code, version }) => version > saver.of(code).seen);
      if (newer || now.state !== known?.state) await client.invalidateQueries(query);
      if (now.others.length > 0) await client.invalidateQueries(commentsQuery(org, id));
    };
    void tell();
    const timer = setInterval(tell, EVERY);
    document.addEventListener('visibilitychange', tell);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [client, org, id, section, saver]);
  return others;
}
