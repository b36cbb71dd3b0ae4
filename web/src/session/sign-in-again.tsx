import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Door } from '../sign-in/door.tsx';
import { meQuery } from './me.ts';

/** The session is over: signs in over the page, which stays as it is, unless somebody else signs in. */
export default function SignInAgain({ done }: { done: (given: boolean) => void }) {
  const texts = useTexts();
  const client = useQueryClient();
  const before = client.getQueryData(meQuery.queryKey);
  const enter = async (me: Me) => {
    if (before && me.person.key !== before.person.key) {
      // Another person's page must not show what this one was reading.
      location.assign(`/t/${me.organisation.slug}/viec`);
      return;
    }
    const { enter: change } = await import('./organisation.ts');
    const back =
      before && me.organisation.slug !== before.organisation.slug
        ? await change(before.organisation.slug, before.role)
        : me;
    client.setQueryData(meQuery.queryKey, back);
    done(true);
  };
  return (
    <Dialog open firm onClose={() => done(false)} title={texts.signIn.again} lead={texts.signIn.againText}>
      <Door enter={enter} {...(before?.person.email && { email: before.person.email })} />
    </Dialog>
  );
}
