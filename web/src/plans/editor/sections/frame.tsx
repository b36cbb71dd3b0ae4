import { useMemo } from 'react';
import { useTexts } from '../../../language/store.ts';
import type { FrameBody } from '../../types.ts';
import { useEditor } from '../context.ts';
import { Prose } from '../controls.tsx';
import { ChecksOfMonths } from '../months-checks.tsx';
import { idOf } from '../rows.tsx';
import { SectionFrame } from '../section-frame.tsx';
import { type Shape, useSection } from '../use-section.ts';

interface TypedFrame {
  title: string;
  monthsCovered: number[];
  reason: string;
}

/** Title, months covered, and why the others are not. */
export function FrameSection() {
  const { planEditor: words } = useTexts();
  const { plan } = useEditor();
  const shape = useMemo<Shape<TypedFrame>>(
    () => ({
      typedOf(body) {
        const { title = '', monthsCovered = [], uncoveredReason = null } = (body ?? {}) as Partial<FrameBody>;
        return { title, monthsCovered, reason: uncoveredReason ?? '' };
      },
      bodyOf({ title, monthsCovered, reason }) {
        if (title.trim() === '') return { errors: { title: words.errors.title } };
        const months = [...monthsCovered].sort((a, b) => a - b);
        return { body: { title, monthsCovered: months, uncoveredReason: reason.trim() === '' ? null : reason } };
      },
    }),
    [words],
  );
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
