import { Arrival } from '../steps/arrival.tsx';
import { useEditorWords } from './words.ts';
import '../../styles/plan-editor.css';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { isProblem } from '../../api/problem.ts';
import { currentLanguage } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { EndedNote } from '../ended/note.tsx';
import { SectionFiles } from '../files/section-files.tsx';
import { draftQuery } from '../steps/draft.ts';
import type { DraftAnswer } from '../types.ts';
import { CommentsPanel } from './comments/panel.tsx';
import { ContentsList } from './contents-list.tsx';
import { type Editor, EditorProvider, type Target, useEditor } from './context.ts';
import { ReopenPlan } from './dialogs/reopen.tsx';
import { GapBar } from './gap-bar.tsx';
import { Head } from './head.tsx';
import { PlanMonths } from './months.tsx';
import { OthersProvider, usePresence } from './presence.ts';
import { when } from './section-head.tsx';
import { ContentSection } from './sections/content.tsx';
import { FrameSection } from './sections/frame.tsx';
import { useSaver } from './use-saver.ts';

const MONTH = /^m(\d\d)$/;

/** One plan as its people write it: its contents on the left, the section that is open, what is said about it. */
export function PlanEditorScreen() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { organisation } = useMe();
  const query = useQuery(draftQuery(organisation.slug, id));
  if (isProblem(query.error, 'not_found')) return <NotFound />;
  return (
    <div className="editor">
      <Loaded query={query} lines={10}>
        {(plan) => <PlanEditor key={plan.id} plan={plan} />}
      </Loaded>
    </div>
  );
}

function PlanEditor({ plan }: { plan: DraftAnswer }) {
  const href = useHref();
  const { muc } = useSearch({ strict: false }) as { muc?: string };
  const { hash } = useLocation();
  const saver = useSaver(plan);
  const codes = ['frame', 'months', ...plan.template.contents.map(({ code }) => code)];
  // A month has no screen of its own: it stands among the others.
  const month = MONTH.exec(muc ?? '')?.[1];
  const open = month !== undefined ? 'months' : muc !== undefined && codes.includes(muc) ? muc : 'frame';
  const [target, setTarget] = useState<Target | null>(null);
  const [talking, talk] = useState(false);
  const others = usePresence(plan, open, saver);
  const to = (section: string, place?: string) =>
    href(`ke-hoach/${plan.id}?muc=${section}${place === undefined ? '' : `#${place}`}`);
  const editor: Editor = {
    ...{ plan, saver, open, to, talking, talk, target },
    writable: plan.mayEdit,
    talkAbout(next) {
      setTarget(next);
      talk(true);
    },
  };
  useArrival(open, hash === '' && month !== undefined ? `thang-${Number(month)}` : hash);
  return (
    <EditorProvider value={editor}>
      <OthersProvider value={others}>
        <Head />
        {plan.issuedAs === null && <EndedNote />}
        <ReturnedNote />
        <Arrival plan={plan} />
        <GapBar />
        <ReadOnlyNote />
        <div className={talking ? 'editor__cols editor__cols--talk' : 'editor__cols'}>
          <ContentsList />
          <div className="editor__open">
            <OpenSection key={open} />
            <Neighbours codes={codes} />
          </div>
          {talking && <CommentsPanel />}
        </div>
        <ReopenPlan />
      </OthersProvider>
    </EditorProvider>
  );
}

/** On coming to a section from within the plan the focus goes to its heading, or to the place the address names. */
function useArrival(open: string, hash: string): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    const here = `${open}#${hash}`;
    const first = before.current === null;
    if (before.current === here) return;
    before.current = here;
    if (first && hash === '') return;
    const found = document.getElementById(hash === '' ? 'muc' : hash) ?? document.getElementById('muc');
    const field = found?.matches('tbody, section') ? found.querySelector<HTMLElement>('[data-cell], button') : found;
    (field ?? found)?.focus({ preventScroll: hash === '' });
    found?.scrollIntoView({ block: hash === '' ? 'nearest' : 'center' });
  }, [open, hash]);
}

function OpenSection() {
  const { plan, open } = useEditor();
  const at = plan.template.contents.findIndex(({ code }) => code === open);
  const content = plan.template.contents[at];
  if (content)
    return (
      <>
        <ContentSection content={content} number={at + 1} />
        <SectionFiles plan={plan.id} section={content.code} />
      </>
    );
  return open === 'months' ? <PlanMonths /> : <FrameSection />;
}

/** "mục 4", "tháng 3", "khung kế hoạch" */
function useShortName(): (code: string) => string {
  const words = useEditorWords();
  const { plan } = useEditor();
  return (code) => {
    const place = plan.template.contents.findIndex((one) => one.code === code);
    if (place >= 0) return words.section(place + 1);
    if (MONTH.test(code)) return words.month(Number(code.slice(1))).toLowerCase();
    return words.contents.frame.toLowerCase();
  };
}

/** Why it was given back as a whole; what is to be mended where stands among the comments there. */
function ReturnedNote() {
  const { returned: words, gaps } = useEditorWords();
  const { plan, to, talk } = useEditor();
  const nameOf = useShortName();
  const last = plan.reviews.findLast(({ step }) => step === 'return');
  if (plan.state !== 'returned' || !last) return null;
  return (
    <div className="note note--son gapbar">
      <Icon name="back" />
      <div>
        <p className="b">{words.by(last.reviewer.name, when(last.at))}</p>
        <p lang="vi">{last.reason}</p>
        {last.sections.length > 0 && (
          <p className="row">
            {last.sections.map(({ code }) => (
              <A key={code} href={to(code)} onClick={() => talk(true)}>
                {gaps.go(nameOf(code))}
              </A>
            ))}
          </p>
        )}
      </div>
    </div>
  );
}

function ReadOnlyNote() {
  const { readOnly: words } = useEditorWords();
  const { plan, writable } = useEditor();
  const text = useMemo(() => {
    if (plan.state === 'issued' || plan.state === 'superseded') return words.issued;
    if (!writable) return words.unit;
    return plan.editReopens ? words.review : null;
  }, [plan, writable, words]);
  if (text === null) return null;
  return (
    <div className="note gapbar">
      <Icon name={writable ? 'info' : 'lock'} />
      <p>{text}</p>
    </div>
  );
}

/** To the section before and after, so that one can go through the plan in order. */
function Neighbours({ codes }: { codes: readonly string[] }) {
  const words = useEditorWords();
  const { plan, open, to } = useEditor();
  const at = codes.indexOf(open);
  const nameOf = (code: string) => {
    const place = plan.template.contents.findIndex((one) => one.code === code);
    const content = plan.template.contents[place];
    if (content) return `${place + 1}. ${content.title[currentLanguage()]}`;
    return code === 'frame' ? words.contents.frame : words.contents.months;
  };
  const [previous, next] = [codes[at - 1], codes[at + 1]];
  return (
    <nav className="neighbours small" aria-label={`${words.previous}, ${words.next}`}>
      {previous && (
        <A href={to(previous)}>
          <span className="quiet">{words.previous}</span>
          <span>{nameOf(previous)}</span>
        </A>
      )}
      {next && (
        <A href={to(next)} className="neighbours__next">
          <span className="quiet">{words.next}</span>
          <span>{nameOf(next)}</span>
        </A>
      )}
    </nav>
  );
}
