import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { useHref } from '../session/me.ts';

/** The parts of one's own account. */
export function AccountTabs({ here }: { here: 'profile' | 'security' | 'notifications' }) {
  const { account, shell } = useTexts();
  const href = useHref();
  const tabs = [
    ['profile', 'tai-khoan'],
    ['security', 'tai-khoan/bao-mat'],
    ['notifications', 'tai-khoan/thong-bao'],
  ] as const;
  return (
    <nav className="tabs" aria-label={shell.groups.account}>
      {tabs.map(([name, path]) => (
        <A key={name} href={href(path)} aria-current={name === here ? 'page' : undefined}>
          {account.tabs[name]}
        </A>
      ))}
    </nav>
  );
}
