import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import type { MemberRow } from '../api/types.ts';
import { Form } from '../forms/form.tsx';
import { SelectField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { roleOf, useChoices } from './choices.ts';
import { membersQuery } from './queries.ts';

const valuesOf = ({ role, unit, validTo }: MemberRow) => ({ role, unit: unit?.id ?? '', until: validTo ?? '' });

/** Changes a member's role, unit and term. */
export function EditMember({ member, close }: { member: MemberRow; close: () => void }) {
  const { organisation } = useMe();
  const { members: words, do: verbs } = useTexts();
  const client = useQueryClient();
  const choices = useChoices();
  const version = useRef(member.version);
  const reread = async () => {
    const { items } = await client.fetchQuery({ ...membersQuery(organisation.slug), staleTime: 0 });
    const now = items.find(({ id }) => id === member.id) ?? member;
    version.current = now.version;
    return valuesOf(now);
  };
  return (
    <Dialog open onClose={close} title={words.edit} lead={member.person.name}>
      <Form<Record<'role' | 'unit' | 'until', string>>
        name={`member-${member.id}-${member.version}`}
        initial={valuesOf(member)}
        verb={verbs.save}
        onCancel={close}
        reread={reread}
        labels={{ role: words.role, unit: words.unit, until: words.until }}
        send={async ({ role, unit, until }) => {
          const body = { role: roleOf(role), unit: unit || null, until: until || null };
          const params = { path: { org: organisation.slug, id: member.id }, header: ifMatch(version.current) };
          await answered(api.PATCH('/v1/t/{org}/members/{id}', { params, body }));
          confirmDone(words.changed(member.person.name));
          close();
          await client.invalidateQueries({ queryKey: ['members'] });
        }}
      >
        <SelectField name="role" label={words.role} choices={choices.roles} />
        <SelectField name="unit" label={words.unit} choices={choices.units} />
        <TextField name="until" label={words.until} hint={words.untilHint} type="date" short />
      </Form>
    </Dialog>
  );
}
