import { useMemo } from 'react';
import { useEditor } from '../context.ts';
import { Prose } from '../controls.tsx';
import { frameShape } from '../frame-shape.ts';
import { ChecksOfMonths } from '../months-checks.tsx';
import { idOf } from '../rows.tsx';
import { SectionFrame } from '../section-frame.tsx';
import { useSection } from '../use-section.ts';
import { useEditorWords } from '../words.ts';

/** Title, months covered, and why the others are not. */
export function FrameSection() {
  const words = useEditorWords();
  const { plan } = useEditor();
  const shape = useMemo(() => frameShape(words.errors), [words]);
  const section = useSection('frame', shape);
  const { typed, change, errors, readOnly } = section;
  return (
    <SectionFrame section={section} shape={shape} title={words.contents.frame} clause={plan.template.clause}>
      <Prose
        id={idOf('frame', 'title')}
        oneLine
        label={words.frame.title}
        value={typed.title}
        change={(title) => change({ ...typed, title })}
        error={errors.title}
        readOnly={readOnly}
      />
      <ChecksOfMonths
        chosen={typed.monthsCovered}
        change={(monthsCovered) => change({ ...typed, monthsCovered })}
        readOnly={readOnly}
      />
      {(typed.monthsCovered.length < 12 || typed.reason !== '') && (
        <Prose
          id={idOf('frame', 'uncoveredReason')}
          label={words.frame.reason}
          hint={words.frame.reasonHint}
          value={typed.reason}
          change={(reason) => change({ ...typed, reason })}
          error={errors.uncoveredReason}
          readOnly={readOnly}
        />
      )}
    </SectionFrame>
  );
}
