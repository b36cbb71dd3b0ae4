import { useEffect, useId, useRef, useState } from 'react';
import { currentLanguage } from '../../../language/store.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icons.tsx';
import { Empty } from '../../../parts/states.tsx';
import { codeOf as monthCode } from '../../grid/shapes.ts';
import { type Target, useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';
import { placeOf, useComments } from './open.ts';
import { useSendComment } from './send.ts';
import { Thread } from './thread.tsx';
import { WriteComment } from './write.tsx';

/** What has been said about the section that is open, and a place to say something. */
export function CommentsPanel() {
  const texts = useEditorWords();
  const { comments: words } = texts;
  const { plan, open, talk } = useEditor();
  const { items, open: all } = useComments();
  const [settled, setSettled] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const threads = items.filter(({ parent, section }) => parent === null && placeOf(section) === open);
  const unsettled = threads.filter(({ resolvedAt }) => resolvedAt === null);
  const done = threads.filter(({ resolvedAt }) => resolvedAt !== null);
  const aboutOf = useAbout();
  const elsewhere = all - unsettled.length;
  const list = settled ? [...unsettled, ...done] : unsettled;
  return (
    <aside className="card talk" id="gop-y" aria-labelledby="gop-y-ten">
      <div className="card__h">
        <h2 id="gop-y-ten" ref={heading} tabIndex={-1}>
          {words.title}
        </h2>
        <Button small look="ghost" className="btn--icon" aria-label={words.close} onClick={() => talk(false)}>
          <Icon name="cross" />
        </Button>
      </div>
      {list.length === 0 ? (
        <Empty icon="talk" title={words.empty}>
          {words.emptyText}
        </Empty>
      ) : (
        <ul className="talk__list">
          {list.map((first) => (
            <Thread
              key={first.id}
              first={first}
              answers={items.filter(({ parent }) => parent === first.id)}
              about={aboutOf(first)}
            />
          ))}
        </ul>
      )}
      <div className="card__b talk__foot">
        {done.length > 0 && (
          <button type="button" className="link small" aria-expanded={settled} onClick={() => setSettled(!settled)}>
            {settled ? words.hideResolved : words.showResolved(done.length)}
          </button>
        )}
        {elsewhere > 0 && <p className="small quiet">{words.others(elsewhere)}</p>}
        {plan.mayComment && <NewComment />}
      </div>
    </aside>
  );
}

/** Names the task or result that a comment is about; null for a whole section. */
function useAbout() {
  const words = useEditorWords();
  const { plan } = useEditor();
  return ({ section, part }: Target): string | null => {
    if (placeOf(section) !== 'months') return null;
    const month = words.month(Number(section.slice(1)));
    const body = plan.sections.find(({ code }) => code === section)?.month;
    if (part === null || !body) return month;
    const task = body.tasks.findIndex(({ key }) => key === part);
    if (task >= 0) return `${month}, ${words.fields.task(task + 1).toLowerCase()}`;
    const result = body.results.findIndex(({ key }) => key === part);
    return result >= 0 ? `${month}, ${words.fields.result(result + 1).toLowerCase()}` : month;
  };
}

function NewComment() {
  const texts = useEditorWords();
  const { comments: words } = texts;
  const { plan, open, target } = useEditor();
  const send = useSendComment();
  const months = plan.sections.flatMap(({ code, month }) => (month ? [{ code, month }] : []));
  const [chosen, setChosen] = useState('');
  useEffect(() => setChosen(target ? JSON.stringify(target) : ''), [target]);
  const about = useAbout();
  const id = useId();
  const first: Target = { section: months[0]?.code ?? monthCode(1), part: null };
  const whole: Target = open === 'months' ? first : { section: open, part: null };
  const picked: Target = chosen === '' ? whole : JSON.parse(chosen);
  const now = placeOf(picked.section) === open ? picked : whole;
  const choices: Target[] = months.flatMap(({ code, month: { tasks, results } }) => [
    { section: code, part: null },
    ...[...tasks, ...results].map(({ key }) => ({ section: code, part: key ?? null })),
  ]);
  const content = plan.template.contents.findIndex(({ code }) => code === open);
  const title = plan.template.contents[content]?.title[currentLanguage()];
  const label = open === 'months' ? words.new : words.of(title ?? texts.contents.frame.toLowerCase());
  return (
    <>
      {open === 'months' && choices.length > 0 && (
        <div className="field">
          <label className="lbl" htmlFor={id}>
            {words.part}
          </label>
          <select
            id={id}
            className="input"
            value={JSON.stringify(now)}
            onChange={(event) => setChosen(event.target.value)}
          >
            {choices.map((choice) => (
              <option key={JSON.stringify(choice)} value={JSON.stringify(choice)}>
                {about(choice)}
              </option>
            ))}
          </select>
        </div>
      )}
      <WriteComment
        name={`gop-y-${plan.id}-${open}`}
        label={label}
        verb={words.send}
        send={(body) => send({ ...now, parent: null, body })}
      />
    </>
  );
}
