import type { AuditEntry } from '../api/types.ts';
import { clock, day } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { StackTable } from '../parts/stack-table.tsx';
import { changesBetween } from './changes.ts';

export function AuditTable({ items, busy }: { items: readonly AuditEntry[]; busy: boolean }) {
  const { audit: words } = useTexts();
  return (
    <StackTable heads={[words.at, words.actor, words.action, words.change]} busy={busy}>
      {items.map((entry) => (
        <Row key={`${entry.id}`} entry={entry} />
      ))}
    </StackTable>
  );
}

function Row({ entry: { at, seq, actor, action, subject, before, after, hash } }: { entry: AuditEntry }) {
  const { audit: words, state } = useTexts();
  const changes = changesBetween(before, after);
  return (
    <tr>
      <td className="small nowrap">
        <time dateTime={at}>
          {day(at)}
          <br />
          {clock(at)}
        </time>
      </td>
      <td>{actor.name}</td>
      <td>
        <b>{words.actions[action] ?? action}</b>
        <div className="small muted break">{subject}</div>
      </td>
      <td className="small">
        {changes.length === 0 ? (
          <span className="quiet">{state.unknown}</span>
        ) : (
          <ul>
            {changes.map(({ field, before: was, after: is }) => (
              <li key={field} className="break">
                {field !== '' && <span className="quiet">{field}: </span>}
                {was !== '' && <del className="del">{was}</del>} {is !== '' && <ins className="ins">{is}</ins>}
              </li>
            ))}
          </ul>
        )}
        <details>
          <summary className="quiet">{words.hash}</summary>
          <code className="break">
            {seq}. {hash}
          </code>
        </details>
      </td>
    </tr>
  );
}
