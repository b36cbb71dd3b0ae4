import type { TokenRow } from '../api/types.ts';
import { day, moment } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Pill } from '../parts/pill.tsx';
import { StackTable } from '../parts/stack-table.tsx';
import { useMe } from '../session/me.ts';

interface Props {
  items: readonly TokenRow[];
  scopes: readonly { name: string; label: string }[];
  revoke: (token: TokenRow) => void;
}

export function TokenTable({ items, scopes, revoke }: Props) {
  const { tokens: words, state } = useTexts();
  const { may } = useMe();
  const label = (name: string) => scopes.find((scope) => scope.name === name)?.label ?? name;
  return (
    <StackTable heads={[words.name, words.scopes, words.expires, words.used, { acts: words.revoke }]}>
      {items.map((token) => (
        <tr key={token.id}>
          <td>
            <b>{token.name}</b>
            <div className="small muted">
              <code>{token.prefix}…</code> {words.created} {day(token.createdAt)}, {token.createdBy.name}
            </div>
          </td>
          <td className="small">{token.scopes.map(label).join(', ')}</td>
          <td>
            <State token={token} />
          </td>
          <td className="small muted" data-label={words.used}>
            {token.lastUsedAt ? moment(token.lastUsedAt) : state.never}
          </td>
          <td className="acts">
            {may['token.revoke'] && token.revokedAt === null && (
              <Button small look="ghost" onClick={() => revoke(token)}>
                {words.revoke}
                <span className="sr"> {token.name}</span>
              </Button>
            )}
          </td>
        </tr>
      ))}
    </StackTable>
  );
}

function State({ token: { revokedAt, expiresAt } }: { token: TokenRow }) {
  const { tokens: words } = useTexts();
  if (revokedAt !== null)
    return (
      <Pill tone="plain" icon="lock">
        {`${words.revoked} ${day(revokedAt)}`}
      </Pill>
    );
  const over = Date.parse(expiresAt) < Date.now();
  return (
    <>
      <Pill tone={over ? 'late' : 'luc'} icon={over ? 'warn' : 'done'}>
        {over ? words.expired : words.live}
      </Pill>
      <div className="small muted">
        {words.expires} {day(expiresAt)}
      </div>
    </>
  );
}
