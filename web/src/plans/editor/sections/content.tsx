import { type ComponentType, useMemo } from 'react';
import { currentLanguage } from '../../../language/store.ts';
import type { TemplateContent } from '../../types.ts';
import { contentShape, type TypedContent } from '../content-shape.ts';
import { Prose } from '../controls.tsx';
import { idOf } from '../rows.tsx';
import { SectionFrame } from '../section-frame.tsx';
import { type SectionInForm, useSection } from '../use-section.ts';
import { useEditorWords } from '../words.ts';
import { Assignment } from './assignment.tsx';
import { DevelopmentForm } from './form.tsx';
import { Agreements, Groups, Stages } from './lists.tsx';
import { Resources } from './resources.tsx';
import { Targets } from './targets.tsx';

/** What a content has besides its text. */
const PARTS: Record<TemplateContent['type'], ComponentType<{ section: SectionInForm<TypedContent> }> | null> = {
  text: null,
  targets: Targets,
  stages: Stages,
  agreement: Agreements,
  groups: Groups,
  form: DevelopmentForm,
  resources: Resources,
  assignment: Assignment,
};
/** Where the rest is the matter itself, the text only explains it, and comes after. */
const TEXT_LAST: readonly TemplateContent['type'][] = ['form', 'resources', 'assignment'];

/** One content of the plan as a form, after its type. */
export function ContentSection({ content, number }: { content: TemplateContent; number: number }) {
  const words = useEditorWords();
  const language = currentLanguage();
  const shape = useMemo(() => contentShape(language, words), [language, words]);
  const section = useSection(content.code, shape);
  const { code, typed, change, errors, readOnly } = section;
  const Part = PARTS[content.type];
  const last = TEXT_LAST.includes(content.type);
  const text = (
    <Prose
      id={idOf(code, 'text')}
      label={Part === null ? words.text : last ? words.textMore : words.textFirst}
      value={typed.text}
      change={(next) => change({ ...typed, text: next })}
      error={errors.text}
      readOnly={readOnly}
    />
  );
  return (
    <SectionFrame
      section={section}
      shape={shape}
      title={`${number}. ${content.title[language]}`}
      clause={content.clause}
      guidance={content.guidance[language]}
    >
      {!last && text}
      {Part && <Part section={section} />}
      {last && text}
    </SectionFrame>
  );
}
