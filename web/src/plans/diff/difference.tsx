import { compareWords } from '../../forms/words.ts';
import { Pill } from '../../parts/pill.tsx';
import { useEditorWords } from '../editor/words.ts';
import { type Change, changesBetween, type FieldText } from './fields.ts';

const LOOKS = { added: ['luc', 'plus'], gone: ['son', 'cross'], changed: ['cham', 'pencil'] } as const;

/** What differs, word by word: struck out and underlined, tinted, and said in words. */
export function Difference({ before, after }: { before: readonly FieldText[]; after: readonly FieldText[] }) {
  const { historyPage: words } = useEditorWords();
  const changes = changesBetween(before, after);
  const same = after.length - changes.filter(({ what }) => what !== 'gone').length;
  if (changes.length === 0) return <p className="muted">{words.same}</p>;
  return (
    <>
      {changes.map((change) => (
        <OneChange key={`${change.what} ${change.key}`} change={change} />
      ))}
      {same > 0 && <p className="small quiet">{words.unchanged(same)}</p>}
    </>
  );
}

function OneChange({ change: { label, what, before, after } }: { change: Change }) {
  const { historyPage: words } = useEditorWords();
  const [tone, icon] = LOOKS[what];
  return (
    <div className="change">
      <p className="small">
        <b>{label}</b>{' '}
        <Pill tone={tone} icon={icon}>
          {words[what]}
        </Pill>
      </p>
      <p className="change__text" lang="vi">
        {compareWords(before, after).map(({ kind, text }, at) => (
          <Run key={at} kind={kind} text={text} />
        ))}
      </p>
    </div>
  );
}

function Run({ kind, text }: { kind: 'same' | 'gone' | 'new'; text: string }) {
  if (kind === 'gone') return <del className="del">{text}</del>;
  if (kind === 'new') return <ins className="ins">{text}</ins>;
  return text;
}
