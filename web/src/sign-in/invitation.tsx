import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import type { FoundInvitation, Me } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { PasswordField, TextField } from '../forms/inputs.tsx';
import { named, useTexts } from '../language/store.ts';
import { Loaded } from '../parts/states.tsx';
import { meQuery, readMe } from '../session/me.ts';
import { Door } from './door.tsx';
import { useFragment } from './fragment.ts';
import { Frame } from './frame.tsx';
import { SHORTEST_PASSWORD } from './password-rule.ts';

/** The link of an invitation: shows what one is invited to, and accepts it. */
export function InvitationScreen() {
  const { invitation: words } = useTexts();
  const token = useFragment();
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => answered(api.POST('/v1/invitations/find', { body: { token } })),
  });
  if (isProblem(query.error, 'not_found'))
    return (
      <Frame key="dead" title={words.dead}>
        <p>{words.deadText}</p>
      </Frame>
    );
  const found = query.data;
  return (
    <Frame title={words.title} lead={found && words.lead(found.invitedBy.name, named(found.organisation))}>
      <Loaded query={query}>{(invitation) => <Accept token={token} invitation={invitation} />}</Loaded>
    </Frame>
  );
}

function Accept({ token, invitation }: { token: string; invitation: FoundInvitation }) {
  const { invitation: words, roles, signIn, reset, form } = useTexts();
  const [signingIn, setSigningIn] = useState(false);
  const router = useRouter();
  const client = useQueryClient();
  const accept = async (more: { name?: string; password?: string }) => {
    await answered(api.POST('/v1/invitations/accept', { body: { token, ...more } }));
    const me: Me = await readMe();
    client.clear();
    client.setQueryData(meQuery.queryKey, me);
    router.history.push(`/t/${invitation.organisation.slug}/viec`);
  };
  // Somebody known accepts with the session they have; without it, or with another's, they sign in first.
  const acceptKnown = () =>
    accept({}).catch((error) => {
      if (!isProblem(error, 'unauthenticated')) throw error;
      setSigningIn(true);
    });
  return (
    <>
      <dl className="kv">
        <dt>{signIn.email}</dt>
        <dd className="break">{invitation.email}</dd>
        <dt>{words.role}</dt>
        <dd>{roles[invitation.role]}</dd>
        {invitation.unit && (
          <>
            <dt>{words.unit}</dt>
            <dd>{invitation.unit.name}</dd>
          </>
        )}
        <dt>{words.expires}</dt>
        <dd>
          <time dateTime={invitation.expiresAt}>{day(invitation.expiresAt)}</time>
        </dd>
      </dl>
      {signingIn && (
        <>
          <p className="note">{words.known}</p>
          <Door email={invitation.email} enter={() => accept({})} />
        </>
      )}
      {!signingIn && invitation.knownPerson && (
        <Form name="accept" initial={{}} verb={words.accept} send={acceptKnown}>
          {null}
        </Form>
      )}
      {!invitation.knownPerson && (
        <Form
          name="accept-new"
          initial={{ name: '', password: '' }}
          secrets={['password']}
          verb={words.accept}
          check={({ name, password }) =>
            only({
              name: name.trim() === '' && form.required(words.name.toLowerCase()),
              password: password.length < SHORTEST_PASSWORD && reset.tooShort,
            })
          }
          send={({ name, password }) => accept({ name: name.trim(), password })}
        >
          <TextField name="name" label={words.name} hint={words.nameHint} autoComplete="name" />
          <PasswordField name="password" label={reset.newPassword} hint={reset.newHint} autoComplete="new-password" />
        </Form>
      )}
    </>
  );
}
