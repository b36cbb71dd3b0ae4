import { api } from '../api/client.ts';

interface Init {
  params?: { path?: Record<string, string>; query?: Record<string, string>; header?: Record<string, string> };
  body?: unknown;
  headers?: Record<string, string>;
}
type Call = <T>(path: string, init?: Init) => Promise<{ data?: T; error?: unknown; response: Response }>;

/** Routes of the contract that the generated types do not name yet. */
export const later = api as unknown as Record<'GET' | 'POST' | 'PUT' | 'DELETE', Call>;
