import { ConnectionLost, Problem } from '../../api/problem.ts';
import { refreshAccess } from '../../api/refresh.ts';
import type { Answer, ProblemBody } from '../../api/types.ts';
import { currentLanguage } from '../../language/store.ts';

export type SentFile = Answer<'/v1/tasks/{id}/files', 'post'>;

/**
 * Sends a file to a task, saying how far it has come. The same bytes sent again are the same file.
 * @param say told the per cent that have been sent
 * Throws Problem for a refusal, ConnectionLost when there was no answer.
 */
export async function sendFile(task: string, file: File, say: (percent: number) => void): Promise<SentFile> {
  const began = Date.now();
  const first = await sent(task, file, say);
  const answer = first.status === 401 && (await refreshAccess(began)) ? await sent(task, file, say) : first;
  const body: unknown = JSON.parse(answer.responseText || '{}');
  if (answer.status !== 201) throw new Problem(answer.status, body as Partial<ProblemBody>, null);
  return body as SentFile;
}

/** By XMLHttpRequest: fetch does not tell how much of a body has gone out. */
function sent(task: string, file: File, say: (percent: number) => void): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/v1/tasks/${task}/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', currentLanguage());
    request.upload.onprogress = ({ loaded, total }) => say(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => resolve(request);
    request.onerror = () => reject(new ConnectionLost());
    request.send(file);
  });
}
