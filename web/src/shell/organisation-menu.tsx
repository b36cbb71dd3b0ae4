import { Menu } from '@base-ui/react/menu';
import { useRouter } from '@tanstack/react-router';
import type { Membership } from '../api/types.ts';
import { named, useTexts } from '../language/store.ts';
import { failed } from '../parts/failed.ts';
import { Icon } from '../parts/icons.tsx';
import { useMe } from '../session/me.ts';
import { arrived, leave, useEnter } from '../session/organisation.ts';
import type { Popup } from './anchored.ts';

/** Every place one may work in, with the role one has there. */
export default function OrganisationMenu({ popup }: { popup: Popup }) {
  const { memberships, organisation, role } = useMe();
  const texts = useTexts();
  const router = useRouter();
  const enter = useEnter();
  const key = (of: { organisation: { slug: string }; role: string }) => `${of.organisation.slug} ${of.role}`;
  const change = async (chosen: string) => {
    const to = memberships.find((membership) => key(membership) === chosen);
    popup.close();
    if (!to || chosen === key({ organisation, role })) return;
    // The old screen goes first: what it shows belongs to the old place.
    if (to.organisation.slug !== organisation.slug) leave();
    try {
      await enter(to.organisation.slug, to.role);
      router.history.push(`/t/${to.organisation.slug}/viec`);
    } catch (error) {
      arrived();
      failed(error);
    }
  };
  return (
    <Menu.Root open={popup.open} onOpenChange={popup.onOpenChange}>
      <Menu.Portal container={popup.place}>
        <Menu.Positioner className="positioner" anchor={popup.anchor} sideOffset={6} align="start">
          <Menu.Popup className="popup" finalFocus={popup.anchor} aria-label={texts.shell.switch}>
            <Menu.RadioGroup value={key({ organisation, role })} onValueChange={change}>
              {memberships.map((membership) => (
                <Place key={key(membership)} membership={membership} value={key(membership)} />
              ))}
            </Menu.RadioGroup>
            <p className="menu-label">{texts.shell.switchHint}</p>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Place({ membership, value }: { membership: Membership; value: string }) {
  const { roles } = useTexts();
  const { organisation, unit, role } = membership;
  return (
    <Menu.RadioItem className="menu-item" value={value}>
      <span className="tick">
        <Menu.RadioItemIndicator>
          <Icon name="tick" />
        </Menu.RadioItemIndicator>
      </span>
      <span>
        <span className="b">{unit?.name ?? named(organisation)}</span>
        <br />
        <span className="small quiet">
          {unit && `${named(organisation)}. `}
          {roles[role]}
        </span>
      </span>
    </Menu.RadioItem>
  );
}
