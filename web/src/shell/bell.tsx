import { lazy, Suspense } from 'react';
import { useTexts } from '../language/store.ts';
import { Icon } from '../parts/icons.tsx';
import { useMe } from '../session/me.ts';
import { useAnchored } from './anchored.ts';

const load = () => import('./bell-popup.tsx');
const BellPopup = lazy(load);

export function Bell() {
  const { unread } = useMe();
  const texts = useTexts();
  const { button, popup, wanted } = useAnchored(load);
  return (
    <>
      <button type="button" className="bell" aria-label={texts.shell.bell(unread)} {...button}>
        <Icon name="bell" />
        {unread > 0 && <b aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
      </button>
      {wanted && (
        <Suspense>
          <BellPopup popup={popup} />
        </Suspense>
      )}
    </>
  );
}
