import { useMe } from '../../../session/me.ts';
import type { TypedContent } from '../content-shape.ts';
import { useEditor } from '../context.ts';
import { Choose, Prose } from '../controls.tsx';
import { useParties, usePartyChoices } from '../parties.ts';
import { idOf, RowList } from '../rows.tsx';
import type { SectionInForm } from '../use-section.ts';
import { useEditorWords } from '../words.ts';

/** The focal unit, and what the units concerned answer for. 186 Điều 1, IV.1.b (thứ 3) */
export function Assignment({ section }: { section: SectionInForm<TypedContent> }) {
  const { assignment: words } = useEditorWords();
  const { organisation } = useMe();
  const { plan } = useEditor();
  const { code, typed, change, errors, readOnly } = section;
  const { parties } = useParties(plan.platforms);
  const own = parties.flatMap(({ organisation: slug, unit, unitName }) =>
    slug === organisation.slug && unit !== null ? [{ value: unit, label: unitName ?? unit }] : [],
  );
  const gone = typed.focalUnit !== '' && !own.some(({ value }) => value === typed.focalUnit);
  const units = gone ? [...own, { value: typed.focalUnit, label: words.unknown(typed.focalUnit) }] : own;
  const choices = usePartyChoices(
    plan.platforms,
    typed.assignments.map(({ party }) => party),
  );
  return (
    <>
      <Choose
        id={idOf(code, 'focalUnit')}
        label={words.focal}
        value={typed.focalUnit}
        change={(focalUnit) => change({ ...typed, focalUnit })}
        error={errors.focalUnit}
        readOnly={readOnly}
        groups={[{ name: organisation.name, choices: units }]}
        none={words.nobody}
      />
      <RowList rows="assignments" title={words.title} section={section}>
        {(field) => (
          <>
            <Choose label={words.party} groups={choices} none={words.choose} {...field('party')} />
            <Prose label={words.responsibility} {...field('responsibility')} />
          </>
        )}
      </RowList>
    </>
  );
}
