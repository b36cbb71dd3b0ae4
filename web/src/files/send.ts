import { ConnectionLost, Problem } from '../api/problem.ts';
import { refreshAccess } from '../api/refresh.ts';
import type { ProblemBody } from '../api/types.ts';
import { currentLanguage } from '../language/store.ts';

/**
 * Sends a file to an address, saying how far it has come. The same bytes sent again are the same file.
 * @param say told the per cent that have been sent
 * Throws Problem for a refusal, ConnectionLost when there was no answer.
 */
export async function sendFile<T>(path: string, file: File, say: (percent: number) => void): Promise<T> {
  const began = Date.now();
  const first = await sent(path, file, say);
  const answer = first.status === 401 && (await refreshAccess(began)) ? await sent(path, file, say) : first;
  const body: unknown = JSON.parse(answer.responseText || '{}');
  if (answer.status !== 201) throw new Problem(answer.status, body as Partial<ProblemBody>, null);
  return body as T;
}

/** By XMLHttpRequest: fetch does not tell how much of a body has gone out. */
function sent(path: string, file: File, say: (percent: number) => void): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', currentLanguage());
    request.upload.onprogress = ({ loaded, total }) => say(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => resolve(request);
    request.onerror = () => reject(new ConnectionLost());
    request.send(file);
  });
}
