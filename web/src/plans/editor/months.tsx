import { useMemo } from 'react';
import { MonthGrid } from '../grid/month-grid.tsx';
import { codeOf, type Months, YEAR } from '../grid/shapes.ts';
import type { FrameBody, MonthBody } from '../types.ts';
import { useComments } from './comments/open.ts';
import { useEditor } from './context.ts';
import { type TypedFrame, typedFrame } from './frame-shape.ts';
import { monthNote } from './month-note.tsx';
import { useParties } from './parties.ts';
import { SectionHead } from './section-head.tsx';
import { useLives } from './use-lives.ts';
import { useEditorWords } from './words.ts';

const CODES = ['frame', ...YEAR.map(codeOf)];

/** Tasks and expected results, month by month. 186 Điều 1, IV.1.a (thứ 1) */
export function PlanMonths() {
  const words = useEditorWords();
  const { plan, saver, writable, talkAbout } = useEditor();
  const { parties } = useParties(plan.platforms);
  const { items } = useComments();
  const lives = useLives(CODES);
  const months = useMemo<Months>(() => {
    const bodies = lives.slice(1).map(({ typed, base }, at) => [at + 1, (typed ?? base) as MonthBody | null]);
    return Object.fromEntries(bodies.filter(([, body]) => body !== null));
  }, [lives]);
  const [frameLife] = lives;
  const frame = useMemo<FrameBody>(() => {
    const { title, monthsCovered, reason } = (frameLife?.typed as TypedFrame | null) ?? typedFrame(frameLife?.base);
    return { title, monthsCovered, uncoveredReason: reason === '' ? null : reason };
  }, [frameLife]);
  const open = useMemo(() => items.filter(({ parent, resolvedAt }) => parent === null && resolvedAt === null), [items]);
  const first = plan.template.contents.find(({ type }) => type === 'targets') ?? plan.template;
  return (
    <section className="card" aria-labelledby="muc">
      <SectionHead code="months" title={words.contents.months} clause={first.clause} />
      <div className="card__b">
        <MonthGrid
          plan={plan}
          months={months}
          frame={frame}
          save={(code, body) => {
            saver.edit(code, code === 'frame' ? typedFrame(body) : body, body);
            saver.flush(code);
          }}
          readOnly={!writable}
          parties={parties}
          notes={Object.fromEntries(YEAR.map((month) => [month, monthNote(codeOf(month), lives[month])]))}
          onOpenComments={(section, part) => talkAbout({ section, part })}
          openComments={(section, part) => open.filter((one) => one.section === section && one.part === part).length}
        />
      </div>
    </section>
  );
}
