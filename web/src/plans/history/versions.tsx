import { moment } from '../../dates/format.ts';
import { A } from '../../parts/anchor.tsx';
import { useHref } from '../../session/me.ts';
import { useEditorWords } from '../editor/words.ts';
import type { DraftAnswer, HistoryEntry } from '../types.ts';

interface Props {
  plan: DraftAnswer;
  versions: readonly HistoryEntry[];
  chosen: HistoryEntry | undefined;
}

/** The saved versions of one section, newest first. */
export function Versions({ plan, versions, chosen }: Props) {
  const { historyPage: words } = useEditorWords();
  const href = useHref();
  return (
    <ul className="versions" aria-label={words.versions}>
      {versions.map((entry) => (
        <li key={entry.version}>
          <A
            href={href(`ke-hoach/${plan.id}/lich-su?muc=${entry.code}&ban=${entry.version}`)}
            aria-current={entry === chosen ? 'true' : undefined}
          >
            <b>{words.version(entry.version)}</b>
            {entry.current && <span className="tag">{words.current}</span>}
            {entry.submitted && <span className="tag">{words.submitted}</span>}
            <span className="small muted">
              {entry.savedBy.name}, <time dateTime={entry.savedAt}>{moment(entry.savedAt)}</time>
            </span>
          </A>
        </li>
      ))}
    </ul>
  );
}
