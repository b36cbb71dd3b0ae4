import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Page } from '../parts/page.tsx';
import { Empty } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';

/** Nothing is at this address, or nothing that is this person's. */
export function NotFound() {
  const { failure } = useTexts();
  const href = useHref();
  return (
    <Page title={failure.notFound}>
      <div className="card">
        <Empty icon="search" title={failure.notFoundText} action={<Home href={href('viec')} words={failure.home} />} />
      </div>
    </Page>
  );
}

/** The screen exists, and is not for this role. */
export function NotAllowed() {
  const { failure, roles } = useTexts();
  const { role } = useMe();
  const href = useHref();
  return (
    <Page title={failure.forbidden}>
      <div className="card">
        <Empty
          icon="lock"
          title={failure.forbiddenText(roles[role])}
          action={<Home href={href('viec')} words={failure.home} />}
        />
      </div>
    </Page>
  );
}

function Home({ href, words }: { href: string; words: string }) {
  return (
    <A className="btn" href={href}>
      {words}
    </A>
  );
}
