import { Toc } from '../editor/toc.tsx';
import { useEditorWords } from '../editor/words.ts';
import '../../styles/plan-editor.css';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { isProblem } from '../../api/problem.ts';
import { currentLanguage } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Card } from '../../parts/card.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useHref, useMe } from '../../session/me.ts';
import { NotFound } from '../../shell/not-found.tsx';
import { codeOf, YEAR } from '../grid/shapes.ts';
import { draftQuery } from '../steps/draft.ts';
import type { DraftAnswer, HistoryEntry } from '../types.ts';
import { historyQuery } from './queries.ts';
import { OneVersion } from './version.tsx';
import { Versions } from './versions.tsx';

/** What each section of a plan said before, what changed, and a way back. */
export function PlanHistoryScreen() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { organisation } = useMe();
  const { historyPage: words } = useEditorWords();
  const href = useHref();
  const plan = useQuery(draftQuery(organisation.slug, id));
  const history = useQuery(historyQuery(organisation.slug, id));
  if (isProblem(plan.error, 'not_found')) return <NotFound />;
  return (
    <Page
      title={words.title}
      lead={plan.data?.title ?? ''}
      acts={
        <A className="btn" href={href(`ke-hoach/${id}`)}>
          <Icon name="back" />
          {words.back}
        </A>
      }
    >
      <Loaded query={plan}>
        {(draft) => <Loaded query={history}>{({ items }) => <History plan={draft} items={items} />}</Loaded>}
      </Loaded>
    </Page>
  );
}

function History({ plan, items }: { plan: DraftAnswer; items: readonly HistoryEntry[] }) {
  const { historyPage: words } = useEditorWords();
  const { muc, ban } = useSearch({ strict: false }) as { muc?: string; ban?: string };
  const nameOf = useSectionName(plan);
  const codes = inOrder(plan, items);
  const code = codes.find((one) => one === muc) ?? items[0]?.code;
  if (code === undefined)
    return (
      <div className="card">
        <Empty icon="history" title={words.empty}>
          {words.emptyText}
        </Empty>
      </div>
    );
  const versions = items.filter((one) => one.code === code);
  const chosen = versions.find(({ version }) => version === Number(ban)) ?? versions[0];
  return (
    <div className="history">
      <Sections
        plan={plan}
        codes={codes}
        open={code}
        count={(one) => items.filter((item) => item.code === one).length}
      />
      <Card title={nameOf(code)} count={versions.length}>
        <Versions plan={plan} versions={versions} chosen={chosen} />
      </Card>
      {chosen && <OneVersion key={`${code} ${chosen.version}`} plan={plan} entry={chosen} versions={versions} />}
    </div>
  );
}

/** Sections that have a history, in the order of the plan: its frame, its months, its contents. */
function inOrder(plan: DraftAnswer, items: readonly HistoryEntry[]): string[] {
  const order = ['frame', ...YEAR.map(codeOf), ...plan.template.contents.map(({ code }) => code)];
  const found = new Set(items.map(({ code }) => code));
  return order.filter((code) => found.has(code));
}

function useSectionName(plan: DraftAnswer): (code: string) => string {
  const words = useEditorWords();
  return (code) => {
    const at = plan.template.contents.findIndex((one) => one.code === code);
    const content = plan.template.contents[at];
    if (content) return `${at + 1}. ${content.title[currentLanguage()]}`;
    return code === 'frame' ? words.contents.frame : words.month(Number(code.slice(1)));
  };
}

interface SectionsProps {
  plan: DraftAnswer;
  codes: readonly string[];
  open: string;
  count: (code: string) => number;
}

function Sections({ plan, codes, open, count }: SectionsProps) {
  const { historyPage: words } = useEditorWords();
  const href = useHref();
  const nameOf = useSectionName(plan);
  return (
    <Toc open={open} label={words.sections} opener={nameOf(open)}>
      {codes.map((code) => (
        <A
          key={code}
          href={href(`ke-hoach/${plan.id}/lich-su?muc=${code}`)}
          aria-current={code === open ? 'true' : undefined}
        >
          <Icon name="history" />
          <span>{nameOf(code)}</span>
          <span className="toc__n num">{count(code)}</span>
        </A>
      ))}
    </Toc>
  );
}
