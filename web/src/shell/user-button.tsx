import { lazy, Suspense } from 'react';
import { useTexts } from '../language/store.ts';
import { useMe } from '../session/me.ts';
import { useAnchored } from './anchored.ts';

const load = () => import('./user-menu.tsx');
const UserMenu = lazy(load);

export function UserButton() {
  const { person } = useMe();
  const texts = useTexts();
  const { button, popup, wanted } = useAnchored(load);
  return (
    <>
      <button type="button" className="who" {...button}>
        <span className="avatar">{initialsOf(person.name)}</span>
        <span className="sr"> {texts.shell.user(person.name)}</span>
      </button>
      {wanted && (
        <Suspense>
          <UserMenu popup={popup} />
        </Suspense>
      )}
    </>
  );
}

/** The last two words of a Vietnamese name are how a person is called: Nguyễn Thị Minh Hạnh is MH. */
function initialsOf(name: string): string {
  const words = name
    .replace(/\(.*?\)/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
