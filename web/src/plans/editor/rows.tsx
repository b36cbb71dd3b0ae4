import { type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { EMPTY, type Rows, type TypedContent } from './content-shape.ts';
import type { SectionInForm } from './use-section.ts';
import { useEditorWords } from './words.ts';

/** What a row's fields are made with: the id, value, error of each, and how it is changed. */
export type FieldOf<R extends Rows> = (name: keyof TypedContent[R][number] & string) => {
  id: string;
  value: string;
  error: string | undefined;
  readOnly: boolean;
  change: (value: string) => void;
};

interface Props<R extends Rows> {
  rows: R;
  title: string;
  section: SectionInForm<TypedContent>;
  /** The fields of one row. */
  children: (field: FieldOf<R>) => ReactNode;
}

/** Rows of one kind, each in its frame; one may be added, taken out, and put back for a moment. */
export function RowList<R extends Rows>({ rows, title, section, children }: Props<R>) {
  const words = useEditorWords();
  const add = useRef<HTMLButtonElement>(null);
  const { typed, readOnly } = section;
  const list = typed[rows];
  const put = (next: readonly object[]) => section.change({ ...typed, [rows]: next });
  const append = () => {
    flushSync(() => put([...list, EMPTY[rows]]));
    document.getElementById(firstField(section.code, rows, list.length))?.focus();
  };
  const remove = (place: number) => {
    const before = typed;
    put(list.filter((_, at) => at !== place));
    confirmDone(words.removed(words.row[rows](place + 1)), () => section.change(before));
    add.current?.focus();
  };
  return (
    <fieldset className="rows">
      <legend className="lbl">{title}</legend>
      {list.map((row, place) => (
        <div className="rows__one" key={place}>
          <div className="rows__fields">{children((name) => fieldOf(section, rows, place, row, name))}</div>
          {!readOnly && (
            <Button
              small
              look="ghost"
              className="btn--icon"
              aria-label={words.remove(words.row[rows](place + 1))}
              onClick={() => remove(place)}
            >
              <Icon name="cross" />
            </Button>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button small ref={add} onClick={append}>
          <Icon name="plus" />
          {words.add[rows]}
        </Button>
      )}
    </fieldset>
  );
}

/** The id of a field, by its section and its place there. */
export const idOf = (code: string, place: string): string => `${code}-${place}`;
const firstField = (code: string, rows: Rows, place: number) =>
  idOf(code, `${rows}.${place}.${Object.keys(EMPTY[rows])[0]}`);

function fieldOf<R extends Rows>(
  { code, typed, change, errors, readOnly }: SectionInForm<TypedContent>,
  rows: R,
  place: number,
  row: TypedContent[R][number],
  name: string,
) {
  const at = `${rows}.${place}.${name}`;
  return {
    id: idOf(code, at),
    value: (row as Record<string, string>)[name] ?? '',
    error: errors[at],
    readOnly,
    change: (value: string) =>
      change({
        ...typed,
        [rows]: typed[rows].map((one, index) => (index === place ? { ...one, [name]: value } : one)),
      }),
  };
}
