import { useTexts } from '../language/store.ts';
import { Page } from '../parts/page.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordCard } from './password.tsx';
import { AccountTabs } from './tabs.tsx';
import { Totp } from './totp.tsx';

/** How one proves who one is, and where one is signed in. */
export function SecurityScreen() {
  const { security: words } = useTexts();
  return (
    <Page title={words.title} narrow>
      <AccountTabs here="security" />
      <div className="stack">
        <Totp />
        <Passkeys />
        <PasswordCard />
        <OwnSessions />
      </div>
    </Page>
  );
}
