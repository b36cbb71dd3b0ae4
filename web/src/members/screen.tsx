import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberRow } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useMe } from '../session/me.ts';
import { EditMember } from './edit.tsx';
import { Invitations } from './invitations.tsx';
import { Invite } from './invite.tsx';
import { membersQuery } from './queries.ts';
import { MemberTable } from './table.tsx';

/** Who works here, in which role and until when; and who has been invited. */
export function MembersScreen() {
  const { organisation } = useMe();
  const { members: words } = useTexts();
  const query = useQuery(membersQuery(organisation.slug));
  const [inviting, setInviting] = useState(false);
  const [editing, setEditing] = useState<MemberRow | null>(null);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={
        query.data?.mayInvite && (
          <Button look="son" onClick={() => setInviting(true)}>
            <Icon name="plus" />
            {words.invite}
          </Button>
        )
      }
    >
      <div className="stack">
        <section className="card" aria-label={words.title}>
          <Loaded query={query}>
            {({ items }) =>
              items.length === 0 ? (
                <Empty icon="people" title={words.empty}>
                  {words.emptyText}
                </Empty>
              ) : (
                <MemberTable items={items} edit={setEditing} />
              )
            }
          </Loaded>
        </section>
        {query.data && query.data.invitations.length > 0 && <Invitations items={query.data.invitations} />}
      </div>
      {inviting && <Invite close={() => setInviting(false)} />}
      {editing && <EditMember member={editing} close={() => setEditing(null)} />}
    </Page>
  );
}
