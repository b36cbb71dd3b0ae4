import { lazy, Suspense } from 'react';
import { useTexts } from '../language/store.ts';
import { Icon } from '../parts/icons.tsx';
import { useMe } from '../session/me.ts';
import { useAnchored } from './anchored.ts';

const load = () => import('./organisation-menu.tsx');
const OrganisationMenu = lazy(load);

/** Where one works and as what; opens the other places. */
export function OrganisationSwitch() {
  const { organisation, unit, role } = useMe();
  const texts = useTexts();
  const { button, popup, wanted } = useAnchored(load);
  return (
    <>
      <button type="button" className="org" {...button}>
        <Icon name="house" />
        <span>
          <span className="sr">{texts.shell.switch}: </span>
          {unit?.name ?? organisation.short}
        </span>
        <small>
          {unit && `${organisation.short}, `}
          {texts.roles[role]}
        </small>
        <Icon name="down" />
      </button>
      {wanted && (
        <Suspense>
          <OrganisationMenu popup={popup} />
        </Suspense>
      )}
    </>
  );
}
