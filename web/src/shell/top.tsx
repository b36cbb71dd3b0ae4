import { lazy, Suspense, useEffect, useState } from 'react';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon, Mark } from '../parts/icons.tsx';
import { useHref } from '../session/me.ts';
import { Bell } from './bell.tsx';
import { OrganisationSwitch } from './organisation-switch.tsx';
import { UserButton } from './user-button.tsx';

const load = () => import('./palette.tsx');
const Palette = lazy(load);

export function Top() {
  const { shell } = useTexts();
  const href = useHref();
  const [finding, setFinding] = useState(false);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      setFinding(true);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return (
    <header className="top">
      <A className="brand" href={href('viec')} aria-label={shell.home}>
        <Mark />
      </A>
      <OrganisationSwitch />
      <button
        type="button"
        className="cmdk"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        onPointerEnter={load}
        onFocus={load}
        onClick={() => setFinding(true)}
      >
        <Icon name="search" />
        <span className="cmdk__words">{shell.find}</span>
        <kbd className="kbd">Ctrl K</kbd>
      </button>
      <Bell />
      <UserButton />
      {finding && (
        <Suspense>
          <Palette close={() => setFinding(false)} />
        </Suspense>
      )}
    </header>
  );
}
