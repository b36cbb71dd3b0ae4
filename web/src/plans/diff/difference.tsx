import '../../styles/diff.css';
import { Pill } from '../../parts/pill.tsx';
import { useEditorWords } from '../editor/words.ts';
import { type Change, changesBetween, type FieldText } from './fields.ts';
import { compareLines } from './lines.ts';

const LOOKS = { added: ['luc', 'plus'], gone: ['son', 'cross'], changed: ['cham', 'pencil'] } as const;

/** What differs between two versions of a section, and how much of it stayed. */
export function Difference({ before, after }: { before: readonly FieldText[]; after: readonly FieldText[] }) {
  const { historyPage: words } = useEditorWords();
  const changes = changesBetween(before, after);
  const same = after.length - changes.filter(({ what }) => what !== 'gone').length;
  if (changes.length === 0) return <p className="muted">{words.same}</p>;
  return (
    <>
      <Changes changes={changes} />
      {same > 0 && <p className="small quiet">{words.unchanged(same)}</p>}
    </>
  );
}

/** Changes word by word, wherever a plan shows some: struck out and underlined, tinted, and said in words. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  return changes.map((change) => <OneChange key={`${change.what} ${change.key}`} change={change} />);
}

function OneChange({ change: { label, what, said, before, after } }: { change: Change }) {
  const { historyPage: words } = useEditorWords();
  const [tone, icon] = LOOKS[what];
  return (
    <div className="change">
      <p className="small">
        <b>{label}</b>{' '}
        <Pill tone={tone} icon={icon}>
          {said ?? words[what]}
        </Pill>
      </p>
      <div className="change__text" lang="vi">
        <Lines before={before} after={after} />
      </div>
    </div>
  );
}

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'));

/** The lines that went, came or were reworded, each beside what stayed: further ones only take room. */
function Lines({ before, after }: { before: string; after: string }) {
  const lines = compareLines(linesOf(before), linesOf(after));
  return lines.map(({ kind, runs }, at) => {
    const near = [lines[at - 1], lines[at + 1]].some((line) => line && line.kind !== 'same');
    if (kind === 'same' && !near) return null;
    return (
      // Equal lines may stand at several places; the place is what they are.
      <p key={`${at} ${kind}`}>
        {runs.map((run, place) => (
          <Run key={`${place} ${run.kind}`} {...run} />
        ))}
      </p>
    );
  });
}

function Run({ kind, text }: { kind: 'same' | 'gone' | 'new'; text: string }) {
  if (kind === 'gone') return <del className="del">{text}</del>;
  if (kind === 'new') return <ins className="ins">{text}</ins>;
  return text;
}
