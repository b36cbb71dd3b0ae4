import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Goes on to another address; going back does not lead here again. */
export function Redirect({ href }: { href: string }) {
  const router = useRouter();
  useEffect(() => {
    router.history.replace(href);
  }, [router, href]);
  return null;
}
