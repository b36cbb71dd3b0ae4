import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { InvitationRow } from '../api/types.ts';
import { day } from '../dates/format.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Confirm } from '../parts/confirm.tsx';
import { failed } from '../parts/failed.ts';
import { Pill } from '../parts/pill.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';

/** Invitations that nobody has accepted yet. */
export function Invitations({ items }: { items: readonly InvitationRow[] }) {
  const { organisation } = useMe();
  const { members: words, roles } = useTexts();
  const client = useQueryClient();
  const [withdrawing, setWithdrawing] = useState<InvitationRow | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['members'] });
  const params = (id: string) => ({ path: { org: organisation.slug, id } });
  const resend = async ({ id, email }: InvitationRow) => {
    setSending(id);
    try {
      await answered(api.POST('/v1/t/{org}/invitations/{id}/resend', { params: params(id) }));
      confirmDone(words.resent(email));
      await again();
    } catch (error) {
      failed(error);
    } finally {
      setSending(null);
    }
  };
  const withdraw = async ({ id }: InvitationRow) => {
    await answered(api.DELETE('/v1/t/{org}/invitations/{id}', { params: params(id) }));
    confirmDone(words.withdrawn);
    await again();
  };
  return (
    <Card title={words.invitations} count={items.length}>
      <table className="tbl tbl--stack">
        <tbody>
          {items.map((invitation) => {
            const { id, email, role, unit, expiresAt, invitedBy, expired } = invitation;
            return (
              <tr key={id}>
                <td>
                  <b className="break">{email}</b>
                  <div className="small muted">
                    {[roles[role], unit?.name, words.by(invitedBy.name)].filter(Boolean).join(', ')}
                  </div>
                </td>
                <td>
                  <Pill tone={expired ? 'late' : 'cham'} icon={expired ? 'warn' : 'clock'}>
                    {expired ? words.expired : words.expires(day(expiresAt))}
                  </Pill>
                </td>
                <td className="acts">
                  <Button small busy={sending === id} onClick={() => resend(invitation)}>
                    {words.resend}
                    <span className="sr"> {email}</span>
                  </Button>{' '}
                  <Button small look="ghost" onClick={() => setWithdrawing(invitation)}>
                    {words.withdraw}
                    <span className="sr"> {email}</span>
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {withdrawing && (
        <Confirm
          open
          onClose={() => setWithdrawing(null)}
          title={words.withdraw}
          verb={words.withdraw}
          act={() => withdraw(withdrawing)}
        >
          {words.withdrawText(withdrawing.email)}
        </Confirm>
      )}
    </Card>
  );
}
