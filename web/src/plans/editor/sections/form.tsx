import { Button } from '../../../parts/button.tsx';
import type { TypedContent } from '../content-shape.ts';
import { idOf } from '../rows.tsx';
import type { SectionInForm } from '../use-section.ts';
import { useEditorWords } from '../words.ts';

const FORMS = [1, 2, 3] as const;

/** How the platform is developed: own investment, ordered from enterprises, or both. 186 Điều 1, IV.1.b (thứ 1) */
export function DevelopmentForm({
  section: { code, typed, change, readOnly },
}: {
  section: SectionInForm<TypedContent>;
}) {
  const { form: words } = useEditorWords();
  return (
    <fieldset>
      <legend className="lbl">{words.title}</legend>
      {FORMS.map((form) => (
        <label className="check" key={form}>
          <input
            id={idOf(code, `form.${form}`)}
            type="radio"
            name={idOf(code, 'form')}
            checked={typed.form === form}
            disabled={readOnly}
            onChange={() => change({ ...typed, form })}
          />
          <span>
            <b>{`(${form}) `}</b>
            {words[form]}
          </span>
        </label>
      ))}
      {typed.form !== null && !readOnly && (
        <Button small look="ghost" onClick={() => change({ ...typed, form: null })}>
          {words.clear}
        </Button>
      )}
    </fieldset>
  );
}
