import type { TypedContent } from '../content-shape.ts';
import { Line, Prose } from '../controls.tsx';
import { RowList } from '../rows.tsx';
import type { SectionInForm } from '../use-section.ts';
import { useEditorWords } from '../words.ts';

interface Props {
  section: SectionInForm<TypedContent>;
}

/** Objectives, scope and main users, stage by stage. 186 Điều 1, IV.1.a (thứ 2) */
export function Stages({ section }: Props) {
  const { stages: words } = useEditorWords();
  return (
    <RowList rows="stages" title={words.title} section={section}>
      {(field) => (
        <>
          <Line label={words.name} {...field('name')} />
          <Prose label={words.objective} {...field('objective')} />
          <Prose label={words.scope} {...field('scope')} />
          <Prose label={words.users} {...field('users')} />
        </>
      )}
    </RowList>
  );
}

/** Co-operation agreements, and when they were last reviewed. IV.1.a (thứ 6) */
export function Agreements({ section }: Props) {
  const { agreements: words } = useEditorWords();
  return (
    <RowList rows="agreements" title={words.title} section={section}>
      {(field) => (
        <>
          <Line label={words.name} {...field('title')} />
          <Prose label={words.parties} {...field('parties')} />
          <div className="rows__three">
            <Line label={words.number} {...field('number')} />
            <Line label={words.date} type="date" {...field('date')} />
            <Line label={words.reviewedOn} type="date" {...field('reviewedOn')} />
          </div>
        </>
      )}
    </RowList>
  );
}

/** Inter-sector boards and working groups. IV.1.a (thứ 8) */
export function Groups({ section }: Props) {
  const { groups: words } = useEditorWords();
  return (
    <RowList rows="groups" title={words.title} section={section}>
      {(field) => (
        <>
          <Line label={words.name} {...field('name')} />
          <Prose label={words.members} {...field('members')} />
          <Line label={words.decision} {...field('decision')} />
        </>
      )}
    </RowList>
  );
}
