import { carry, link, setTask } from './change.ts';
import { CarryDialog } from './dialogs/carry.tsx';
import { DatesDialog } from './dialogs/dates.tsx';
import { LinksDialog } from './dialogs/links.tsx';
import { PartiesDialog } from './dialogs/parties.tsx';
import { ReasonDialog } from './dialogs/reason.tsx';
import type { Place } from './places.ts';
import { type Draft, type Frame, type Months, NOTHING, type PlanParty } from './shapes.ts';
import type { GridWays } from './use-grid.ts';

/** What a dialog over the grid asks about, and for which place. */
export interface Asking {
  about: 'party' | 'due' | 'links' | 'carry' | 'reason';
  place: Place;
}

interface Props {
  asking: Asking;
  plan: Draft;
  months: Months;
  frame: Frame;
  parties: readonly PlanParty[];
  ways: GridWays;
  carried: (month: number) => void;
  close: () => void;
}

/** The dialog that is open over the grid. */
export function Asked({ asking, plan, months, frame, parties, ways, carried, close }: Props) {
  const { about, place } = asking;
  const { month, line, column } = place;
  const body = months[month] ?? NOTHING;
  const task = body.tasks[line];
  const result = body.results[line];
  if (about === 'reason') return <ReasonDialog reason={frame.uncoveredReason} apply={ways.explain} close={close} />;
  if (about === 'carry') {
    const list = column === 'result' ? 'results' : 'tasks';
    const what = list === 'tasks' ? task?.title : result?.text;
    const apply = (to: number) => {
      ways.change(carry(ways.months(), month, list, line, to));
      carried(to);
    };
    return <CarryDialog what={what ?? ''} from={month} apply={apply} close={close} />;
  }
  if (about === 'links' && result) {
    const apply = (tasks: readonly string[]) => ways.change(link(ways.months(), month, line, tasks));
    return <LinksDialog result={result} body={body} apply={apply} close={close} />;
  }
  if (!task) return null;
  const set = (fields: Parameters<typeof setTask>[3]) => ways.change(setTask(ways.months(), month, line, fields));
  if (about === 'due') return <DatesDialog task={task} month={month} year={plan.year} apply={set} close={close} />;
  const ownUnits = plan.kind === 'sector' || plan.kind === 'local';
  return <PartiesDialog task={task} parties={parties} ownUnits={ownUnits} apply={set} close={close} />;
}
