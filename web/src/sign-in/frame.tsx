import type { ReactNode } from 'react';
import { currentLanguage, speak, useTexts } from '../language/store.ts';
import { Mark } from '../parts/icons.tsx';
import { useTitle } from '../parts/page.tsx';

interface Props {
  title: string;
  lead?: ReactNode;
  beside?: ReactNode;
  children: ReactNode;
}

/** The pages in front of the workspace, for those who have not signed in. */
export function Frame({ title, lead, beside, children }: Props) {
  const texts = useTexts();
  const heading = useTitle(title);
  const other = currentLanguage() === 'en' ? 'vi' : 'en';
  return (
    <div className="door">
      <a className="skip" href="#noi-dung">
        {texts.site.skip}
      </a>
      <header className="door__top">
        <a href={other === 'vi' ? '/en' : '/'}>
          <Mark />
          <span>
            <b>{texts.site.name}</b>
            <small>{texts.site.workspace}</small>
          </span>
        </a>
        <span className="grow">
          <button type="button" className="link" lang={other} onClick={() => speak(other)}>
            {texts.site.otherLanguage}
          </button>
        </span>
      </header>
      <main id="noi-dung" className={beside ? 'door__main door__main--two' : 'door__main'}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className="muted">{lead}</p>}
          <div className="card door__card">
            <div className="card__b">{children}</div>
          </div>
        </div>
        {beside}
      </main>
      <footer className="door__foot">{texts.site.foot}</footer>
    </div>
  );
}
