import { useTexts } from '../../language/store.ts';
import type { Line } from './compare.ts';

/** The lines of a section with what went struck through and what came underlined; stretches that stayed are left out. */
export function Difference({ lines }: { lines: readonly Line[] }) {
  const { state } = useTexts();
  return (
    <div className="changes" lang="vi">
      {lines.map(({ kind, runs }, at) => {
        // A line beside a change says where it is; further ones only take room.
        const near = [lines[at - 1], lines[at + 1]].some((line) => line && line.kind !== 'same');
        if (kind === 'same' && !near) return null;
        return (
          // Equal lines may stand at several places; the place is what they are.
          <p key={`${at} ${kind}`} className={kind === 'same' ? 'muted' : undefined}>
            {runs.map(({ kind: of, text }, place) => {
              const key = `${place} ${of}`;
              if (of === 'gone')
                return (
                  <del className="del" key={key}>
                    {text || state.unknown}
                  </del>
                );
              if (of === 'new')
                return (
                  <ins className="ins" key={key}>
                    {text}
                  </ins>
                );
              return text;
            })}
          </p>
        );
      })}
    </div>
  );
}
