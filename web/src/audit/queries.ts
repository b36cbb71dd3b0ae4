import { infiniteQueryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import type { AuditFilter, Chain } from './filter.ts';

export const auditQuery = (org: string, chain: Chain, filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', org, chain, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam !== '' && { cursor: pageParam }) };
      const asked = { params: { path: { org }, query }, signal };
      return answered(
        chain === 'programme' ? api.GET('/v1/t/{org}/audit/programme', asked) : api.GET('/v1/t/{org}/audit', asked),
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // Entries of one trail never stand in for those of the other.
    placeholderData: (before, query) => (query?.queryKey[2] === chain ? before : undefined),
  });
