import type { Column, Place } from './places.ts';
import type { After } from './text-editor.tsx';

/** A cell whose words are being edited. */
export interface Editing extends Place {
  column: Extract<Column, 'task' | 'result'>;
  text: string;
  /** Goes between the others instead of taking the place of what is there. */
  insert: boolean;
  /** Grows with each time that editing begins. */
  turn: number;
}

/** What cells call for; the same object all along, so that cells that did not change are not drawn again. */
export interface Ops {
  /** @param text instead of what is there; @param insert whether it goes between the others */
  edit(place: Place, text?: string, insert?: boolean): void;
  commit(editing: Editing, text: string, after: After): void;
  cancel(editing: Editing): void;
  typed(text: string): void;
  menu(place: Place, anchor: Element): void;
}
