import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { Found, Me, PlatformRow } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { fold } from '../search/fold.ts';
import { searchQuery } from '../search/queries.ts';
import { useMe } from '../session/me.ts';
import type { Texts } from '../texts/vi.ts';
import { placesFor } from './navigation.ts';

interface Item {
  value: string;
  label: string;
  href: string;
  icon: IconName;
  platform?: PlatformRow;
}
interface Group {
  value: string;
  items: Item[];
}

/** Ctrl K: goes to whatever is named, a platform or a screen. */
export default function Palette({ close }: { close: () => void }) {
  const me = useMe();
  const texts = useTexts();
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  // Only the question may lag behind the hand; the list always follows what is typed, as Enter does.
  const asked = useDeferredValue(q);
  const found = useQuery(searchQuery(me.organisation.slug, asked));
  const groups = groupsFor(q, q === '' || asked === '' ? undefined : found.data, me, texts);
  const go = (href: string) => {
    close();
    router.history.push(href);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="shade" />
        <Dialog.Popup className="dialog dialog--palette" aria-label={texts.shell.findLabel}>
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={null}
            value={typed}
            onValueChange={setTyped}
            autoHighlight="always"
            keepHighlight
            itemToStringValue={(item: Item) => item.label}
          >
            <div className="palette__in">
              <Icon name="search" />
              <Autocomplete.Input aria-label={texts.shell.findLabel} placeholder={texts.shell.find} />
              <Dialog.Close className="btn btn--s btn--ghost">{texts.do.close}</Dialog.Close>
            </div>
            <Autocomplete.Empty>
              <p className="card__b muted">{texts.palette.empty}</p>
            </Autocomplete.Empty>
            <Autocomplete.List className="palette__list">
              {(group: Group) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="menu-label">{group.value}</Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(item: Item) => (
                      <Autocomplete.Item
                        key={item.value}
                        value={item}
                        className="menu-item"
                        onClick={() => go(item.href)}
                      >
                        {item.platform ? <NumberTile {...item.platform} /> : <Icon name={item.icon} />}
                        <span>{item.label}</span>
                        <kbd className="kbd">Enter</kbd>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/**
 * The screens come first: they are known at once, so an answer that arrives later joins below them and takes no
 * highlighted screen's place.
 */
function groupsFor(
  q: string,
  found: (Found & { platforms: PlatformRow[] }) | undefined,
  me: Me,
  texts: Texts,
): Group[] {
  const base = `/t/${me.organisation.slug}`;
  const item = (
    kind: string,
    key: string,
    label: string,
    href: string,
    icon: IconName,
    platform?: PlatformRow,
  ): Item => ({
    value: `${kind} ${key}`,
    label,
    href,
    icon,
    ...(platform && { platform }),
  });
  const screens = placesFor(me, texts)
    .flatMap(({ places }) => places)
    .concat({ path: 'tai-khoan', icon: 'person', words: texts.shell.account })
    .concat({ path: 'tai-khoan/bao-mat', icon: 'lock', words: texts.shell.security })
    .filter(({ words }) => fold(words).includes(fold(q)))
    .map(({ path, icon, words }) => item('go', path, texts.palette.open(words), `${base}/${path}`, icon));
  const all = item('all', q, texts.palette.all(q), `${base}/tim?q=${encodeURIComponent(q)}`, 'search');
  const { palette } = texts;
  return [
    { value: palette.screens, items: screens },
    {
      value: palette.platforms,
      items:
        found?.platforms.map((p) => item('platform', p.slug, p.name, `${base}/nen-tang/${p.slug}`, 'grid', p)) ?? [],
    },
    {
      value: palette.plans,
      items: found?.plans.map((p) => item('plan', p.id, p.title, `${base}/da-ban-hanh/${p.id}`, 'list')) ?? [],
    },
    {
      value: palette.people,
      items: found?.people.map((p) => item('person', p.key, p.name, `${base}/thanh-vien`, 'person')) ?? [],
    },
    { value: palette.commands, items: q === '' ? [] : [all] },
  ].filter(({ items }) => items.length > 0);
}
