import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { useIsHere } from './nav.tsx';

const load = () => import('./phone-sheet.tsx');
const PhoneSheet = lazy(load);

/** On a telephone: three places within reach of the thumb, and the rest on a sheet. */
export function PhoneNav() {
  const { shell } = useTexts();
  const href = useHref();
  const isHere = useIsHere();
  const [open, setOpen] = useState(false);
  const places: [string, IconName, string][] = [
    ['viec', 'home', shell.work],
    ['nen-tang', 'grid', shell.platforms],
    ['thong-bao', 'inbox', shell.notifications],
  ];
  return (
    <nav className="mnav" aria-label={shell.nav}>
      {places.map(([path, icon, words]) => (
        <A key={path} href={href(path)} aria-current={isHere(href(path)) ? 'page' : undefined}>
          <Icon name={icon} />
          {words}
        </A>
      ))}
      <button type="button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <Icon name="menu" />
        {shell.more}
      </button>
      {open && (
        <Suspense>
          <PhoneSheet close={() => setOpen(false)} />
        </Suspense>
      )}
    </nav>
  );
}
