import { domain, type Guard } from '../support/guard.ts';
import { ofThing } from '../support/probe.ts';
import * as paper from '../support/probes/papers.ts';

/** Workbooks and files of plans and tasks. */
export const papers: Guard[] = [
  {
    guard: 'a workbook is taken from the unit that drafts',
    file: domain('plans/replace'),
    from: 'assertOurs(draft, actor);',
    to: '',
    probe: paper.workbooks,
  },
  {
    guard: 'a workbook is taken upon the version that it is of',
    file: domain('plans/replace'),
    from: 'assertSeen(seen, draft.version);',
    to: '',
    probe: paper.workbooks,
  },
  {
    guard: 'a workbook of another plan is taken knowingly',
    file: domain('plans/replace'),
    from: 'assertOrigin(origin, draft, other);',
    to: '',
    probe: paper.othersWorkbook,
  },
  {
    guard: 'a workbook does not change what is in review',
    file: domain('plans/replace'),
    from: 'assertEditable(draft, reopen);',
    to: '',
    probe: paper.workbookInReview,
  },
  {
    guard: 'a file is put at a draft of one’s own unit',
    file: domain('evidence/add'),
    from: 'assertOurs(draft, actor);',
    to: '',
    probe: paper.othersFile,
  },
  {
    guard: 'a file is taken off a draft of one’s own unit',
    file: domain('evidence/remove'),
    from: 'assertOurs(draft, actor);',
    to: '',
    probe: paper.othersFile,
  },
  {
    guard: 'a file is handed out once it was found clean',
    file: 'workers/api/files.ts',
    from: "if (state !== 'clean') throw new Refusal('conflict', NOT_YET[state]);",
    to: '',
    probe: paper.unsafeFile,
  },
  {
    guard: 'a file that was removed is gone',
    file: domain('evidence/list'),
    from: '.where(and(eq(evidence.planId, plan), isNull(evidence.removedAt)))',
    to: '.where(eq(evidence.planId, plan))',
    probe: paper.unsafeFile,
  },
  {
    guard: 'files of a task are seen by those who see the task',
    file: domain('tasks/files'),
    from: 'if (rows.length === 0) throw notFound();',
    to: '',
    probe: ofThing('GET /v1/tasks/{id}/files'),
  },
];
