import type { TypedContent } from '../content-shape.ts';
import { Line } from '../controls.tsx';
import { RowList } from '../rows.tsx';
import type { SectionInForm } from '../use-section.ts';
import { useEditorWords } from '../words.ts';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** Assessment targets with their figures. 186 Điều 1, IV.1.a (thứ 1) */
export function Targets({ section }: { section: SectionInForm<TypedContent> }) {
  const words = useEditorWords();
  return (
    <RowList rows="targets" title={words.targets.title} section={section}>
      {(field) => (
        <>
          <Line label={words.targets.name} {...field('name')} />
          <div className="rows__three">
            <Line label={words.targets.value} {...field('value')} />
            <Line label={words.targets.unit} {...field('unit')} />
            <By {...field('month')} />
          </div>
        </>
      )}
    </RowList>
  );
}

function By({
  id,
  value,
  change,
  readOnly,
}: {
  id: string;
  value: string;
  change: (v: string) => void;
  readOnly: boolean;
}) {
  const words = useEditorWords();
  return (
    <div className="field">
      <label className="lbl" htmlFor={id}>
        {words.targets.month}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={readOnly}
        onChange={(event) => change(event.target.value)}
      >
        <option value="">{words.targets.endOfYear}</option>
        {MONTHS.map((month) => (
          <option key={month} value={month}>
            {words.month(month)}
          </option>
        ))}
      </select>
    </div>
  );
}
