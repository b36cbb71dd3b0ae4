import { useState } from 'react';

/** What stands behind # in the address: a link's token, which no server and no log gets to see. */
export function useFragment(): string {
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  return token;
}
