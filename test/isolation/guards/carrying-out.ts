// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are texts of source files
import { domain, type Guard } from '../support/guard.ts';
import { ofThing } from '../support/probe.ts';
import * as carrying from '../support/probes/carrying-out.ts';

/** Who sees tasks, obstacles, money and calendars of what was issued, and who changes them. */
export const carryingOut: Guard[] = [
  {
    guard: 'a task is progressed by those to whom it is given',
    file: domain('tasks/update'),
    from: 'if (!ours)',
    to: 'if (false)',
    probe: carrying.othersTask,
  },
  {
    guard: 'a task is done only against its expected results',
    file: domain('tasks/settle'),
    from: "if (said.state === 'done') assertReached(after, said);",
    to: '',
    probe: carrying.doneWithoutResult,
  },
  {
    guard: 'a task is shown to those whom its plan concerns',
    file: domain('tasks/read'),
    from: 'and (${planVisibleTo(actor)})',
    to: '',
    probe: ofThing('GET /v1/tasks/{id}'),
  },
  {
    guard: 'tasks are listed to those whom their plan concerns',
    file: domain('tasks/list'),
    from: 'sql`(${planVisibleTo(actor)})`,',
    to: '',
    probe: carrying.listedTasks,
  },
  {
    guard: 'an obstacle is shown to those between whom it stands and who see its plan',
    file: domain('obstacles/read'),
    from: 'where(sql`obstacle.id = ${id} and (${obstacleVisibleTo(actor)})`)',
    to: 'where(sql`obstacle.id = ${id}`)',
    probe: ofThing('GET /v1/obstacles/{id}'),
  },
  {
    guard: 'obstacles are listed to those between whom they stand and who see their plan',
    file: domain('obstacles/list'),
    from: 'sql`(${obstacleVisibleTo(actor)})`,',
    to: '',
    probe: carrying.listedObstacles,
  },
  {
    guard: 'who raised an obstacle settles it',
    file: domain('obstacles/reply'),
    from: 'if (!isTheirs(kind, sidesOf(before, actor))) throw notTheirs(kind);',
    to: '',
    probe: carrying.othersObstacle,
  },
  {
    guard: 'an obstacle goes to who has to do with it',
    file: domain('obstacles/raise'),
    from: 'if (!found.bound)',
    to: 'if (false)',
    probe: carrying.unboundAddressee,
  },
  {
    guard: 'an obstacle is raised by who bears a duty or is given the task',
    file: domain('obstacles/raise'),
    from: 'if (!subject.may) throw bearsNothingHere();',
    to: '',
    probe: carrying.withoutDuty,
  },
  {
    guard: 'an obstacle is raised of a plan that one sees',
    file: domain('obstacles/raise'),
    from: 'and (${seen})',
    to: '',
    probe: carrying.othersPlan,
  },
  {
    guard: 'money is shown to those whom its plan concerns',
    file: domain('budget/read'),
    from: 'and (${planVisibleTo(actor)})',
    to: '',
    probe: ofThing('GET /v1/plans/{id}/budget'),
  },
  {
    guard: 'money is recorded by the unit whose plan it is',
    file: domain('budget/record'),
    from: "if (!mayRecord(owner, actor)) throw new Refusal('forbidden', NOT_THEIRS);",
    to: '',
    probe: carrying.othersMoney,
  },
  {
    guard: 'a calendar address that was taken back is good for nothing',
    file: domain('calendar/whose-feed'),
    from: ' and ${p.calendarFeed.revokedAt} is null',
    to: '',
    probe: carrying.revokedFeed,
  },
  {
    guard: 'a calendar address ends with the membership',
    file: domain('calendar/whose-feed'),
    from: 'isLive(today),',
    to: '',
    probe: carrying.endedFeed,
  },
  {
    guard: 'a calendar address is its owner’s to take back',
    file: domain('calendar/list-feeds'),
    from: 'eq(calendarFeed.personId, personId), ',
    to: '',
    probe: carrying.othersFeed,
  },
];
