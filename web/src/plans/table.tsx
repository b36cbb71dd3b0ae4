import type { PlanRow } from '../api/types.ts';
import { moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import type { IconName } from '../parts/icons.tsx';
import { Pill, type Tone } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useHref } from '../session/me.ts';
import { useBeginWords } from './begin-words.ts';
import { PlatformTiles } from './list/tiles.tsx';
import { PlanRowStep } from './steps/row-step.tsx';

const LOOKS: Record<string, [Tone, IconName]> = {
  draft: ['plain', 'pencil'],
  in_review: ['cham', 'clock'],
  returned: ['son', 'back'],
  approved: ['luc', 'tick'],
  issued: ['luc', 'seal'],
  superseded: ['plain', 'history'],
};

/** Drafts with their state and the steps that this person may take. */
export function PlanTable({ items }: { items: readonly PlanRow[] }) {
  const { plans: words } = useTexts();
  return (
    <StackTable heads={[words.name, words.state, words.updated, { acts: words.steps }]}>
      {items.map((plan) => (
        <Row key={plan.id} plan={plan} />
      ))}
    </StackTable>
  );
}

function Row({ plan }: { plan: PlanRow }) {
  const { plans: words } = useTexts();
  const { list } = useBeginWords();
  const href = useHref();
  const [tone, icon] = LOOKS[plan.state] ?? ['plain', 'ring'];
  return (
    <tr>
      <td>
        <A className="plain b" href={href(`ke-hoach/${plan.id}`)} lang="vi">
          {plan.title}
        </A>
        <div className="small muted row">
          <PlatformTiles codes={plan.platforms} />
          {`${words.kinds[plan.kind] ?? plan.kind}, ${plan.year}${plan.amends === null ? '' : ` · ${list.amends}`}`}
        </div>
      </td>
      <td>
        <Pill tone={tone} icon={icon}>
          {words.states[plan.state] ?? plan.state}
        </Pill>
      </td>
      <td className="small muted">
        {plan.draftedBy.name}
        <br />
        <time dateTime={plan.updatedAt}>{moment(plan.updatedAt)}</time>
      </td>
      <td className="acts">
        <PlanRowStep plan={plan} />
      </td>
    </tr>
  );
}
