/** The libSQL server's admin port. Namespaces are made here; the Worker has no way to it. */
export interface Admin {
  url: string;
  key: string;
}

/** Makes a namespace. One that exists already is left as it is. */
export async function createNamespace(admin: Admin, namespace: string): Promise<void> {
  const answer = await call(admin, 'POST', `/v1/namespaces/${namespace}/create`);
  const text = await answer.text();
  if (!answer.ok && !/already exists/i.test(text)) throw new Error(`namespace ${namespace}: ${answer.status} ${text}`);
}

/** Deletes a namespace with all that is in it. One that does not exist is as good as deleted. */
export async function deleteNamespace(admin: Admin, namespace: string): Promise<void> {
  const answer = await call(admin, 'DELETE', `/v1/namespaces/${namespace}`);
  const text = await answer.text();
  if (!answer.ok && answer.status !== 404) throw new Error(`namespace ${namespace}: ${answer.status} ${text}`);
}

function call(admin: Admin, method: string, path: string): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `basic ${admin.key}` };
  return fetch(admin.url + path, { method, headers, body: '{}', signal: AbortSignal.timeout(30_000) });
}
