import { useEffect } from 'react';

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, summary';

/**
 * A button that does away with its own row takes the focus with it, and a keyboard begins again at the top of the
 * page. Here it goes on at what stands nearest to where it was.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let path: Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      path = [];
      for (let at = target as Element | null; at; at = at.parentElement) path.push(at);
    };
    const mend = () => {
      if (document.activeElement !== document.body || path[0]?.isConnected !== false) return;
      const main = document.querySelector('main');
      const near = path.find((element) => element.isConnected && main?.contains(element));
      path = [];
      (near?.querySelector<HTMLElement>(FOCUSABLE) ?? main)?.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(mend);
    watch.observe(document.body, { childList: true, subtree: true });
    addEventListener('focusin', remember);
    return () => {
      watch.disconnect();
      removeEventListener('focusin', remember);
    };
  }, []);
}
