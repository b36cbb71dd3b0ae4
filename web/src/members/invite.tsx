import { useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { looksLikeEmail, only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { SelectField, TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { roleOf, useChoices } from './choices.ts';

/** Invites somebody by mail, into a role and a unit, for a term or without end. */
export function Invite({ close }: { close: () => void }) {
  const { organisation, unit } = useMe();
  const { members: words, account, form } = useTexts();
  const client = useQueryClient();
  const choices = useChoices();
  return (
    <Dialog open onClose={close} title={words.invite}>
      <Form
        name={`invite-${organisation.slug}`}
        initial={{ email: '', role: 'officer', unit: unit?.id ?? '', language: 'vi', until: '' }}
        verb={words.send}
        onCancel={close}
        check={({ email }) => only({ email: !looksLikeEmail(email) && form.email })}
        send={async (values) => {
          const body = {
            email: values.email.trim(),
            role: roleOf(values.role),
            unit: values.unit || null,
            language: values.language === 'en' ? 'en' : 'vi',
            until: values.until || null,
          } as const;
          await answered(api.POST('/v1/t/{org}/invitations', { params: { path: { org: organisation.slug } }, body }));
          confirmDone(words.sent(body.email));
          close();
          await client.invalidateQueries({ queryKey: ['members'] });
        }}
      >
        <TextField name="email" label={words.email} type="email" inputMode="email" autoComplete="off" />
        <SelectField name="role" label={words.role} choices={choices.roles} />
        <SelectField name="unit" label={words.unit} choices={choices.units} />
        <TextField name="until" label={words.until} hint={words.untilHint} type="date" short />
        <SelectField
          name="language"
          label={words.language}
          choices={[
            { value: 'vi', label: account.languages.vi },
            { value: 'en', label: account.languages.en },
          ]}
        />
      </Form>
    </Dialog>
  );
}
