import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** Goes on to another address; going back does not lead here again. */
export function Redirect({ href }: { href: string }) {
  const router = useRouter();
  // Where it was sent first: the address changes under it before it goes.
  const [to] = useState(href);
  useEffect(() => {
    router.history.replace(to);
  }, [router, to]);
  return null;
}
