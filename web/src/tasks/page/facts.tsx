import { day } from '../../dates/format.ts';
import { useTexts } from '../../language/store.ts';
import { A } from '../../parts/anchor.tsx';
import { Card } from '../../parts/card.tsx';
import { useHref } from '../../session/me.ts';
import { Due } from '../due.tsx';
import { partyName } from '../party.ts';
import { Progress } from '../progress.tsx';
import { StandingPill } from '../standing.tsx';
import type { TaskPage } from '../types.ts';
import { useTaskWords } from '../words.ts';

/** How a task stands, whose it is, and which plan it comes from. */
export function Facts({ task }: { task: TaskPage }) {
  const words = useTaskWords();
  const { state } = useTexts();
  const href = useHref();
  const { plan, responsible, cooperating, startsOn, standing, progress } = task;
  const issuer = plan.organisation.short;
  return (
    <Card title={words.page.facts} padded>
      <dl className="facts">
        <dt>{words.state}</dt>
        <dd>
          <StandingPill standing={standing} />
          <Progress value={progress} />
        </dd>
        <dt>{words.due}</dt>
        <dd>
          <Due task={task} />
        </dd>
        {startsOn && (
          <>
            <dt>{words.starts}</dt>
            <dd>
              <time dateTime={startsOn}>{day(startsOn)}</time>
            </dd>
          </>
        )}
        <dt>{words.responsible}</dt>
        <dd>{partyName(responsible, words, issuer)}</dd>
        <dt>{words.cooperating}</dt>
        <dd>{cooperating.map((one) => partyName(one, words, issuer)).join('; ') || state.unknown}</dd>
        <dt>{words.page.plan}</dt>
        <dd lang="vi">
          <A href={href(`da-ban-hanh/${plan.id}`)}>{plan.title}</A>
        </dd>
        <dt>{words.page.issuedBy}</dt>
        <dd>{issuer}</dd>
      </dl>
    </Card>
  );
}
