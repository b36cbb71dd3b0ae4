import { useGridTexts } from './words.ts';

/** What the keys of the grid do, for whoever asks. */
export function KeyList() {
  const words = useGridTexts();
  return (
    <details className="mg-keys only-wide">
      <summary className="btn btn--s btn--ghost">{words.keys}</summary>
      <dl className="popup">
        {words.keyList.map(([keys, deed]) => (
          <div key={keys}>
            <dt>
              <kbd className="kbd">{keys}</kbd>
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
