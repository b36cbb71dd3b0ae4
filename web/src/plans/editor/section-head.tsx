import { type ReactNode, useId } from 'react';
import { clock, day, moment } from '../../dates/format.ts';
import { Icon } from '../../parts/icons.tsx';
import { useEditor } from './context.ts';
import { useHere } from './presence.ts';
import { useLife } from './use-section.ts';
import { useEditorWords } from './words.ts';

interface Props {
  code: string;
  title: string;
  clause: string;
  guidance?: string | undefined;
  action?: ReactNode;
}

/** What the section is by its clause, who saved it last, and who else is in it. */
export function SectionHead({ code, title, clause, guidance, action }: Props) {
  const words = useEditorWords();
  const { plan } = useEditor();
  const { savedAt, phase } = useLife(code);
  const by = plan.sections.find((section) => section.code === code)?.updatedBy.name;
  const here = useHere(code);
  const hint = useId();
  return (
    <>
      <div className="card__h">
        <h2 id="muc" tabIndex={-1} aria-describedby={guidance ? hint : undefined}>
          {title}
        </h2>
        <div className="row">
          <span className="small quiet">{phase === 'saved' && savedAt && by ? words.by(by, when(savedAt)) : ''}</span>
          {action}
        </div>
      </div>
      <div className="section-why small">
        {guidance && (
          <p id={hint} className="muted" lang="vi">
            {guidance}
          </p>
        )}
        <p className="quiet" lang="vi">
          {clause}
        </p>
        {here.length > 0 && (
          <p className="cham">
            <Icon name="people" /> {words.here(here.join(', '))}
          </p>
        )}
      </div>
    </>
  );
}

/** The time of day; with its day when that is not today. */
export const when = (instant: string): string =>
  day(instant) === day(new Date().toISOString()) ? clock(instant) : moment(instant);
