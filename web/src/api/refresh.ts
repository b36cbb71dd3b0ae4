const WHEN = 'ndp.refreshed';

/**
 * A new access cookie, asked for once however many requests and tabs want it: a rotated refresh cookie sent twice
 * would look stolen. True when there is one. Throws TypeError when the network fails.
 */
export async function refreshAccess(since: number): Promise<boolean> {
  const one = async () => {
    // Another tab has done it while this one waited for its turn.
    if (Number(localStorage.getItem(WHEN) ?? 0) > since) return true;
    const answer = await fetch('/v1/session/refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (answer.ok) localStorage.setItem(WHEN, String(Date.now()));
    return answer.ok;
  };
  return navigator.locks.request('ndp-refresh', one);
}
