import { Menu } from '@base-ui/react/menu';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { answered, api } from '../api/client.ts';
import type { Language } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { forgetKept } from '../plans/editor/kept.ts';
import { meQuery, readMe, useHref, useMe } from '../session/me.ts';
import type { Popup } from './anchored.ts';
import { showIn, type Theme, useTheme } from './theme.ts';

const LANGUAGES: readonly Language[] = ['vi', 'en'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

export default function UserMenu({ popup }: { popup: Popup }) {
  const { person } = useMe();
  const { shell, account } = useTexts();
  const href = useHref();
  const router = useRouter();
  const client = useQueryClient();
  const theme = useTheme();
  const goTo = (path: string) => () => router.history.push(href(path));
  const language = async (next: Language) => {
    await answered(api.PATCH('/v1/me', { body: { language: next } }));
    client.setQueryData(meQuery.queryKey, await readMe());
    // Titles and labels come from the API in the person's language.
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  };
  const signOut = async () => {
    await api.DELETE('/v1/session').catch(() => undefined);
    sessionStorage.clear();
    forgetKept();
    location.assign('/dang-nhap');
  };
  return (
    <Menu.Root open={popup.open} onOpenChange={popup.onOpenChange}>
      <Menu.Portal container={popup.place}>
        <Menu.Positioner className="positioner" anchor={popup.anchor} sideOffset={6} align="end">
          <Menu.Popup className="popup" finalFocus={popup.anchor} aria-label={shell.user(person.name)}>
            <p className="menu-label">
              <b>{person.name}</b>
              <br />
              {person.email}
            </p>
            <Item icon="person" onClick={goTo('tai-khoan')} words={shell.account} />
            <Item icon="lock" onClick={goTo('tai-khoan/bao-mat')} words={shell.security} />
            <div className="menu-line" />
            <Choice label={shell.theme} value={theme} change={(next) => showIn(next as Theme)}>
              {THEMES.map((value) => ({ value, words: shell.themes[value] }))}
            </Choice>
            <div className="menu-line" />
            <Choice label={shell.language} value={person.language} change={(next) => language(next as Language)}>
              {LANGUAGES.map((value) => ({ value, words: account.languages[value] }))}
            </Choice>
            <div className="menu-line" />
            <Item icon="out" onClick={signOut} words={shell.signOut} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Item({ icon, words, onClick }: { icon: IconName; words: string; onClick: () => void }) {
  return (
    <Menu.Item className="menu-item" onClick={onClick}>
      <Icon name={icon} />
      {words}
    </Menu.Item>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  change: (next: string) => void;
  children: { value: string; words: string }[];
}

function Choice({ label, value, change, children }: ChoiceProps) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={change}>
        {children.map((choice) => (
          <Menu.RadioItem key={choice.value} className="menu-item" value={choice.value} closeOnClick>
            <span className="tick">
              <Menu.RadioItemIndicator>
                <Icon name="tick" />
              </Menu.RadioItemIndicator>
            </span>
            {choice.words}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  );
}
