import { useRef, useState } from 'react';

/**
 * A button in the page and a popup that is loaded when it is first wanted: the first screen does not carry what
 * nobody has opened yet.
 */
export function useAnchored(preload: () => Promise<unknown>) {
  const ref = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const warm = () => void preload();
  return {
    wanted,
    button: {
      ref,
      'aria-haspopup': true,
      'aria-expanded': open,
      onPointerEnter: warm,
      onFocus: warm,
      onClick: () => {
        place.current = ref.current?.closest('header') ?? null;
        setWanted(true);
        setOpen(!open);
      },
    },
    popup: {
      anchor: ref,
      // Inside the header, so that what it shows belongs to a landmark of the page.
      place,
      open,
      close: () => setOpen(false),
      // A press on the button itself is the button's: it closes what it has opened.
      onOpenChange: (next: boolean, { event }: { event: Event }) => {
        if (!next && event.type !== 'keydown' && ref.current?.contains(event.target as Node | null)) return;
        setOpen(next);
      },
    },
  } as const;
}

export type Popup = ReturnType<typeof useAnchored>['popup'];
