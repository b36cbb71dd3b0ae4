import { lazy, type ReactNode, Suspense } from 'react';
import { useTexts } from '../language/store.ts';
import { failureSeen, useFailed } from '../parts/failed.ts';
import { useToasts } from '../parts/toast.ts';
import { Expiry } from '../session/expiry.tsx';
import { ElsewhereBanner } from './elsewhere.tsx';
import { useKeptFocus } from './kept-focus.ts';
import { Nav } from './nav.tsx';
import { PhoneNav } from './phone-nav.tsx';
import { Top } from './top.tsx';

const FailedDialog = lazy(() => import('../parts/failed-dialog.tsx'));
const ToastList = lazy(() => import('../parts/toast-list.tsx'));

/** What stands around every screen of the workspace. */
export function Shell({ children }: { children: ReactNode }) {
  const texts = useTexts();
  const confirmed = useToasts();
  const failure = useFailed();
  useKeptFocus();
  return (
    <div className="app">
      <a className="skip" href="#noi-dung">
        {texts.site.skip}
      </a>
      <Top />
      <nav className="side" aria-label={texts.shell.nav}>
        <Nav />
      </nav>
      <div>
        <ElsewhereBanner />
        <main className="main" id="noi-dung" tabIndex={-1}>
          <Suspense>{children}</Suspense>
        </main>
      </div>
      <PhoneNav />
      <Expiry />
      {failure !== null && (
        <Suspense>
          <FailedDialog error={failure} close={failureSeen} />
        </Suspense>
      )}
      {confirmed.length > 0 && (
        <Suspense>
          <ToastList />
        </Suspense>
      )}
    </div>
  );
}
