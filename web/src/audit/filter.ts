/** What the trail is narrowed to, as it stands in the address. */
export interface AuditFilter {
  actor?: string;
  action?: string;
  subject?: string;
  from?: string;
  to?: string;
}
/** The workspace's own trail, or the programme's part about the organisation's people and what it sent. */
export type Chain = 'workspace' | 'programme';

const NAMES = ['actor', 'action', 'subject', 'from', 'to'] as const;

export function filterFrom(search: Record<string, unknown>): AuditFilter {
  const filter: AuditFilter = {};
  for (const name of NAMES) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') filter[name] = value;
  }
  return filter;
}

export function chainFrom({ so }: Record<string, unknown>): Chain {
  return so === 'nguoi' ? 'programme' : 'workspace';
}

/** The address of the same entries as a table to download. */
export function exportHref(org: string, chain: Chain, filter: AuditFilter): string {
  const query = new URLSearchParams({ ...filter }).toString();
  const path = chain === 'programme' ? 'audit/programme/export' : 'audit/export';
  return `/v1/t/${org}/${path}${query === '' ? '' : `?${query}`}`;
}
