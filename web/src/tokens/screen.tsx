import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { TokenRow } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { NewToken } from './create.tsx';
import { TokenTable } from './table.tsx';

/** Tokens by which software calls the API on the organisation's behalf. */
export function TokensScreen() {
  const { organisation, may } = useMe();
  const { tokens: words } = useTexts();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<TokenRow | null>(null);
  const path = { org: organisation.slug };
  const query = useQuery({
    queryKey: ['tokens', organisation.slug],
    queryFn: () => answered(api.GET('/v1/t/{org}/tokens', { params: { path } })),
  });
  const again = () => client.invalidateQueries({ queryKey: ['tokens'] });
  const revoke = async ({ id }: TokenRow) => {
    await answered(api.DELETE('/v1/t/{org}/tokens/{id}', { params: { path: { ...path, id } } }));
    confirmDone(words.revokedToast);
    await again();
  };
  const add = may['token.create'] && (
    <Button look="son" onClick={() => setMaking(true)}>
      <Icon name="plus" />
      {words.add}
    </Button>
  );
  return (
    <Page title={words.title} lead={words.lead} acts={query.data && query.data.items.length > 0 && add}>
      <section className="card" aria-label={words.title}>
        <Loaded query={query}>
          {({ items, scopes }) =>
            items.length === 0 ? (
              <Empty icon="key" title={words.empty} action={add}>
                {words.emptyText}
              </Empty>
            ) : (
              <TokenTable items={items} scopes={scopes} revoke={setRevoking} />
            )
          }
        </Loaded>
      </section>
      {making && query.data && <NewToken scopes={query.data.scopes} close={() => setMaking(false)} made={again} />}
      {revoking && (
        <Confirm
          open
          onClose={() => setRevoking(null)}
          title={words.revokeTitle}
          verb={words.revoke}
          act={() => revoke(revoking)}
        >
          {words.revokeText(revoking.name)}
        </Confirm>
      )}
    </Page>
  );
}
