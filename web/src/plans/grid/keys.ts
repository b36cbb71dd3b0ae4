import type { Step } from './places.ts';

export type KeyDeed =
  | { step: Step }
  | { kind: 'move'; by: -1 | 1 }
  | { kind: 'edit' | 'type' | 'below' | 'menu' | 'clear' | 'undo' | 'redo' };

interface Key {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const STEPS: Record<string, Step> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'monthBefore',
  PageDown: 'monthAfter',
};

/** What a key on a cell asks for; null what is the browser's own. */
export function deedOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): KeyDeed | null {
  const control = ctrlKey || metaKey;
  if (altKey && !control) {
    if (key === 'ArrowUp') return { kind: 'move', by: -1 };
    return key === 'ArrowDown' ? { kind: 'move', by: 1 } : null;
  }
  if (control) {
    if (key === 'Home') return { step: 'start' };
    if (key === 'End') return { step: 'end' };
    if (key === 'Enter') return { kind: 'below' };
    const letter = key.toLowerCase();
    if (letter === 'z') return { kind: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' ? { kind: 'redo' } : null;
  }
  if (key === 'ContextMenu' || (shiftKey && key === 'F10')) return { kind: 'menu' };
  const step = STEPS[key];
  if (step) return shiftKey ? null : { step };
  if (key === 'Enter' || key === 'F2') return { kind: 'edit' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' };
  // An input method announces its letters as "Process" or "Unidentified".
  if ([...key].length === 1 && key !== ' ') return { kind: 'type' };
  return key === ' ' ? { kind: 'edit' } : key === 'Process' ? { kind: 'type' } : null;
}
