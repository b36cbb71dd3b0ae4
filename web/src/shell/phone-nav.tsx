import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref, useMe } from '../session/me.ts';
import { useIsHere } from './nav.tsx';
import { placesFor } from './navigation.ts';

const load = () => import('./phone-sheet.tsx');
const PhoneSheet = lazy(load);

/** The places that most are needed, as far as one has them. */
const NEAR = ['viec', 'nen-tang', 'thong-bao'];

/** On a telephone: three places within reach of the thumb, and the rest on a sheet. */
export function PhoneNav() {
  const me = useMe();
  const texts = useTexts();
  const { shell } = texts;
  const href = useHref();
  const isHere = useIsHere();
  const [open, setOpen] = useState(false);
  const all = placesFor(me, texts).flatMap(({ places }) => places);
  const near = NEAR.flatMap((path) => all.filter((place) => place.path === path));
  return (
    <nav className="mnav" aria-label={shell.nav}>
      {near.map(({ path, icon, words }) => (
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
