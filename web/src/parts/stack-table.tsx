import type { ReactNode } from 'react';

/** The head of a column: its words, `num` over figures, `acts` over buttons, whose words are read but not shown. */
type Head = string | { num: string } | { acts: string } | false;

interface Props {
  heads: readonly Head[];
  busy?: boolean;
  /** The rows. */
  children: ReactNode;
}

/** A table that scrolls sideways where it must, and on a telephone stacks each row's cells. */
export function StackTable({ heads, busy, children }: Props) {
  return (
    <div className="scroll-x" aria-busy={busy || undefined}>
      <table className="tbl tbl--stack">
        <thead>
          <tr>
            {heads.map((head) => {
              if (head === false) return null;
              if (typeof head === 'string') return <HeadCell key={head}>{head}</HeadCell>;
              if ('num' in head)
                return (
                  <HeadCell key={head.num} className="num">
                    {head.num}
                  </HeadCell>
                );
              return (
                <HeadCell key={head.acts}>
                  <span className="sr">{head.acts}</span>
                </HeadCell>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function HeadCell({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <th scope="col" className={className}>
      {children}
    </th>
  );
}
