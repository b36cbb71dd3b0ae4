import { type JSX, memo } from 'react';
import { day } from '../../dates/format.ts';
import { Icon } from '../../parts/icons.tsx';
import { lackOf, numbersOf } from './counts.ts';
import type { Editing, Ops } from './ops.ts';
import { type Column, cellId, linesOf, type Place } from './places.ts';
import type { MonthBody, Party, Result, Task } from './shapes.ts';
import { type After, TextEditor } from './text-editor.tsx';
import { useGridTexts } from './words.ts';

export interface MonthRowsProps {
  month: number;
  body: MonthBody;
  readOnly: boolean;
  /** The column of the tab stop in this month and its line; null when it is in another. */
  line: number | null;
  column: Column | null;
  editing: Editing | null;
  nameOf: (party: Party) => string;
  commentsOf: ((part: string) => number) | null;
  ops: Ops;
}

/** One month of the grid: its name beside its lines, each with a task, a result, who and when. */
export const MonthRows = memo(function MonthRows(props: MonthRowsProps) {
  const { month, readOnly, line, column, editing, ops } = props;
  const body = withPhantom(props.body, editing);
  const lines = linesOf(body, readOnly) - (editing?.insert ? 1 : 0);
  return (
    <tbody id={`thang-${month}`}>
      {Array.from({ length: lines }, (_, at) => (
        <Line
          key={body.tasks[at]?.key ?? `${at}`}
          month={month}
          at={at}
          head={at === 0 ? lines : 0}
          body={at === 0 ? body : null}
          task={body.tasks[at]}
          result={body.results[at]}
          ofTasks={body.results[at] ? numbersOf(body.results[at], body) : ''}
          adds={addsAt(body, at, readOnly)}
          active={line === at ? column : null}
          editing={editing?.line === at ? editing : null}
          readOnly={readOnly}
          nameOf={props.nameOf}
          taskComments={props.commentsOf && body.tasks[at] ? props.commentsOf(body.tasks[at].key) : 0}
          resultComments={props.commentsOf && body.results[at] ? props.commentsOf(body.results[at].key) : 0}
          ops={ops}
        />
      ))}
    </tbody>
  );
});

/** A place is held for what is about to be written between two others. */
function withPhantom(body: MonthBody, editing: Editing | null): MonthBody {
  if (!editing?.insert) return body;
  const { line } = editing;
  const task = { key: 'new', title: '', responsible: null, cooperating: [], startsOn: null, dueOn: null };
  if (editing.column === 'task') return { ...body, tasks: body.tasks.toSpliced(line, 0, task) };
  return { ...body, results: body.results.toSpliced(line, 0, { key: 'new', text: '', tasks: [] }) };
}

/** In which columns the line behind the last item offers to add one. */
function addsAt({ tasks, results }: MonthBody, at: number, readOnly: boolean): 'both' | 'task' | 'result' | null {
  if (readOnly) return null;
  const [task, result] = [at === tasks.length, at === results.length];
  if (task && result) return 'both';
  return task ? 'task' : result ? 'result' : null;
}

interface LineProps {
  month: number;
  at: number;
  /** Over how many lines the month's name stands here; 0 where it does not. */
  head: number;
  body: MonthBody | null;
  task: Task | undefined;
  result: Result | undefined;
  ofTasks: string;
  adds: 'both' | 'task' | 'result' | null;
  active: Column | null;
  editing: Editing | null;
  readOnly: boolean;
  nameOf: (party: Party) => string;
  taskComments: number;
  resultComments: number;
  ops: Ops;
}

const Line = memo(function Line(props: LineProps) {
  const { month, at, head, body, task, result, ofTasks, adds, active, editing, readOnly, ops } = props;
  const words = useGridTexts();
  const cell = (column: Column) => cellProps({ month, line: at, column }, active === column);
  const editor = (column: 'task' | 'result', label: string) =>
    editing?.column === column && (
      <TextEditor
        key={editing.turn}
        label={label}
        initial={editing.text}
        typed={ops.typed}
        commit={(text: string, after: After) => ops.commit(editing, text, after)}
        cancel={() => ops.cancel(editing)}
      />
    );
  const taskEditor = editor('task', words.editing.task(at + 1, month));
  const resultEditor = editor('result', words.editing.result(at + 1, month));
  return (
    <tr className={head > 0 ? 'mg-first' : undefined}>
      {head > 0 && body && (
        <th scope="rowgroup" rowSpan={head} {...cell('month')}>
          <MonthName month={month} body={body} readOnly={readOnly} ops={ops} />
        </th>
      )}
      <td {...cell('task')}>
        {taskEditor || (task && <Words at={at} text={task.title} comments={props.taskComments} />)}
        {!task && !taskEditor && adds !== null && adds !== 'result' && <Add words={words.addTask} />}
        {task && !taskEditor && !readOnly && <More place={{ month, line: at, column: 'task' }} ops={ops} />}
      </td>
      <td {...cell('result')}>
        {resultEditor || (result && <Words at={at} text={result.text} comments={props.resultComments} />)}
        {result && !resultEditor && ofTasks !== '' && <div className="mg-meta">{words.ofTasks(ofTasks)}</div>}
        {!result && !resultEditor && adds !== null && adds !== 'task' && <Add words={words.addResult} />}
        {result && !resultEditor && !readOnly && <More place={{ month, line: at, column: 'result' }} ops={ops} />}
      </td>
      <td {...cell('party')}>{task && task.key !== 'new' && <Parties task={task} nameOf={props.nameOf} />}</td>
      <td {...cell('due')}>{task && task.key !== 'new' && <Dates task={task} />}</td>
    </tr>
  );
});

function cellProps(place: Place, active: boolean): JSX.IntrinsicElements['td'] & { 'data-cell': string } {
  return {
    'data-cell': cellId(place),
    tabIndex: active ? 0 : -1,
    className: `mg-${place.column}${active ? ' mg-on' : ''}`,
  };
}

function MonthName({ month, body, readOnly, ops }: { month: number; body: MonthBody; readOnly: boolean; ops: Ops }) {
  const words = useGridTexts();
  const lack = lackOf(body);
  return (
    <>
      <span className="b">{words.month(month)}</span>
      <span className={`mg-state ${lack === null ? 'luc' : 'cam'}`}>
        <Icon name={lack === null ? 'done' : lack === 'task' ? 'ring' : 'warn'} />
        {lack === null ? words.complete : lack === 'task' ? words.noTask : words.noResult}
      </span>
      {!readOnly && <More place={{ month, line: 0, column: 'month' }} ops={ops} />}
    </>
  );
}

export function Words({ at, text, comments }: { at: number; text: string; comments: number }) {
  const words = useGridTexts();
  return (
    <div className="mg-words" lang="vi">
      <span className="mg-no num">{`${at + 1}.`}</span>
      <span className="mg-text">{text}</span>
      {comments > 0 && (
        <span className="mg-flag">
          <span className="sr">{words.comments(comments)}</span>
        </span>
      )}
    </div>
  );
}

const Add = ({ words }: { words: string }) => <span className="mg-add">{`+ ${words}`}</span>;

/** Opens what else can be done with an item; by keyboard Shift+F10 on its cell does the same. */
export function More({ place, ops }: { place: Place; ops: Ops }) {
  const words = useGridTexts();
  const name =
    place.column === 'month'
      ? words.month(place.month)
      : words.item[place.column === 'result' ? 'results' : 'tasks'](place.line + 1, place.month);
  return (
    <button
      type="button"
      className="mg-more"
      tabIndex={-1}
      aria-label={words.more(name)}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        ops.menu(place, event.currentTarget);
      }}
    >
      <Icon name="more" />
    </button>
  );
}

export function Parties({ task, nameOf }: { task: Task; nameOf: (party: Party) => string }) {
  const words = useGridTexts();
  const { responsible, cooperating } = task;
  return (
    <>
      {responsible ? <span lang="vi">{nameOf(responsible)}</span> : <span className="quiet">{words.noParty}</span>}
      {cooperating.length > 0 && (
        <div className="mg-meta" lang="vi">
          {words.cooperating(cooperating.map(nameOf).join('; '))}
        </div>
      )}
    </>
  );
}

export function Dates({ task: { startsOn, dueOn } }: { task: Task }) {
  const words = useGridTexts();
  const due = dueOn ? day(dueOn) : words.monthEnd;
  const text = startsOn ? words.from(day(startsOn), dueOn ? due : due.toLowerCase()) : due;
  return <span className={dueOn || startsOn ? 'num' : 'quiet'}>{text}</span>;
}
