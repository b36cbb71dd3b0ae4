import { useRef } from 'react';

/** The header by which the same request sent again, after a lost answer, does nothing twice. Another request has another key. */
export function useKey(): (request: unknown) => { 'Idempotency-Key': string } {
  const last = useRef<{ text: string; key: string } | null>(null);
  return (request) => {
    const text = JSON.stringify(request);
    if (last.current?.text !== text) last.current = { text, key: crypto.randomUUID() };
    return { 'Idempotency-Key': last.current.key };
  };
}
