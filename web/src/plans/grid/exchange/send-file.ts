import { answered, api } from '../../../api/client.ts';

const RAW = { 'Content-Type': 'application/octet-stream' };
/** The bytes as they are: nothing of a file is turned into JSON. */
const asIs = (file: unknown) => file as Blob;

/**
 * Takes a draft from its workbook; answers what changed. Throws Problem: every cell that is wrong is named in it.
 * @param other the workbook of another plan is meant
 */
export function sendWorkbook(
  org: string,
  id: string,
  version: number,
  { reopen, other }: { reopen: boolean; other: boolean },
  file: File,
  signal: AbortSignal,
) {
  return answered(
    api.POST('/v1/t/{org}/plans/{id}/workbook', {
      params: {
        path: { org, id },
        header: { 'If-Match': `"${version}"` },
        query: { ...(reopen && { reopen: 'true' }), ...(other && { other: 'true' }) },
      },
      body: file as unknown as string,
      bodySerializer: asIs,
      headers: RAW,
      signal,
    }),
  );
}

/** The tables of a Word file, as rows of cells. Nothing is stored. */
export function sendTables(org: string, file: File, signal: AbortSignal) {
  return answered(
    api.POST('/v1/t/{org}/plan-tables', {
      params: { path: { org } },
      body: file as unknown as string,
      bodySerializer: asIs,
      headers: RAW,
      signal,
    }),
  );
}

/** Saves the plan's workbook among the downloads, under the name that the server gives it. */
export async function downloadWorkbook(org: string, id: string): Promise<void> {
  const call = api.GET('/v1/t/{org}/plans/{id}/workbook', { params: { path: { org, id } }, parseAs: 'blob' });
  const { response } = await call;
  const blob = (await answered(call)) as unknown as Blob;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = nameIn(response.headers.get('content-disposition')) ?? 'ke-hoach.xlsx';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function nameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : (/filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null);
}
