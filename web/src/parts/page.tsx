import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../language/store.ts';

let first = true;

interface Props {
  title: string;
  /** Before the title, such as a platform's number. */
  mark?: ReactNode;
  lead?: ReactNode;
  acts?: ReactNode;
  narrow?: boolean;
  children?: ReactNode;
}

/** A screen: its title is the document's, and takes the focus when one comes from another screen. */
export function Page({ title, mark, lead, acts, narrow = false, children }: Props) {
  const heading = useTitle(title);
  return (
    <div className={narrow ? 'page--narrow' : undefined}>
      <div className="page-h">
        <div className={mark ? 'row row--fixed' : undefined}>
          {mark}
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {lead && <p className="muted">{lead}</p>}
          </div>
        </div>
        {acts && <div className="acts">{acts}</div>}
      </div>
      {children}
    </div>
  );
}

/** Names the document, and gives what takes the focus after a change of screen. */
export function useTitle(title: string) {
  const texts = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${texts.site.name}`;
  }, [title, texts]);
  useEffect(() => {
    if (!first) heading.current?.focus({ preventScroll: true });
    first = false;
  }, []);
  return heading;
}
