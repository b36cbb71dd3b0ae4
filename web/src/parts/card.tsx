import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  count?: number;
  action?: ReactNode;
  /** With room around what is in it; tables and lists reach to the edges instead. */
  padded?: boolean;
  foot?: ReactNode;
  children: ReactNode;
}

export function Card({ title, count, action, padded = false, foot, children }: Props) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card__h">
        <h2 id={id}>
          {title}
          {count !== undefined && <span className="num"> {count}</span>}
        </h2>
        {action}
      </div>
      {padded ? <div className="card__b">{children}</div> : children}
      {foot && <div className="card__f small quiet">{foot}</div>}
    </section>
  );
}
