import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { answered, api, ifMatch } from '../../api/client.ts';
import type { paths } from '../../api/paths.ts';
import { useMe } from '../../session/me.ts';

/** A draft with its sections, gaps, reviews and what this member may do next. */
export type Draft = paths['/v1/t/{org}/plans/{id}']['get']['responses'][200]['content']['application/json'];
export type Return = NonNullable<
  paths['/v1/t/{org}/plans/{id}/return']['post']['requestBody']
>['content']['application/json'];

export const draftQuery = (org: string, id: string) =>
  queryOptions({
    queryKey: ['plan', org, id],
    queryFn: () => answered(api.GET('/v1/t/{org}/plans/{id}', { params: { path: { org, id } } })),
  });

/** The steps of a plan's life, each upon the version that is shown; the page and the lists follow. */
export function useSteps({ id, version }: Pick<Draft, 'id' | 'version'>) {
  const { organisation } = useMe();
  const client = useQueryClient();
  const params = { path: { org: organisation.slug, id }, header: ifMatch(version) };
  const taken = (draft: Draft) => keepStep(client, organisation.slug, draft);
  return {
    submit: async () => taken(await answered(api.POST('/v1/t/{org}/plans/{id}/submit', { params }))),
    review: async () => taken(await answered(api.POST('/v1/t/{org}/plans/{id}/review', { params }))),
    approve: async () => taken(await answered(api.POST('/v1/t/{org}/plans/{id}/approve', { params }))),
    giveBack: async (body: Return) =>
      taken(await answered(api.POST('/v1/t/{org}/plans/{id}/return', { params, body }))),
    /** Reads the plan again, after somebody else has changed it. */
    again: () => client.fetchQuery({ ...draftQuery(organisation.slug, id), staleTime: 0 }),
  };
}

/** What a step answered is what the page shows; what lists say of it is read again. */
export async function keepStep(client: QueryClient, org: string, draft: Draft): Promise<void> {
  client.setQueryData(draftQuery(org, draft.id).queryKey, draft);
  await Promise.all(['plans', 'work', 'plan-history'].map((name) => client.invalidateQueries({ queryKey: [name] })));
}
