import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import { Form } from '../forms/form.tsx';
import { LongTextField } from '../forms/inputs.tsx';
import { currentLanguage } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icons.tsx';
import { confirmDone } from '../parts/toast.ts';
import { isOvertaken } from '../plans/steps/take.tsx';
import { useMe } from '../session/me.ts';
import { useIssuedWords } from './words.ts';

interface Props {
  /** Of the entry in the incoming register, and its version. */
  id: string;
  version: number;
  from: { name: { vi: string; en: string } };
  plan: string;
  small?: boolean;
}

/** Tells the sender that the plan has been received; once, with a note if wished. */
export function Acknowledge({ id, version, from, plan, small = false }: Props) {
  const { organisation } = useMe();
  const words = useIssuedWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const followed = () =>
    Promise.all(
      [['issued', plan], ['incoming'], ['duties-now']].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  return (
    <>
      <Button look={small ? 'plain' : 'son'} small={small} onClick={() => setOpen(true)}>
        <Icon name="tick" />
        {words.acknowledge}
      </Button>
      {open && (
        <Dialog
          open
          onClose={() => setOpen(false)}
          title={words.acknowledgeTitle}
          lead={words.acknowledgeText(from.name[currentLanguage()])}
        >
          <Form
            name={`acknowledge-${id}`}
            initial={{ note: '' }}
            verb={words.acknowledge}
            onCancel={() => setOpen(false)}
            send={async ({ note }) => {
              const params = { path: { org: organisation.slug, id }, header: ifMatch(version) };
              const body = { note: note.trim() === '' ? null : note.trim() };
              try {
                await answered(api.POST('/v1/t/{org}/incoming/{id}/acknowledge', { params, body }));
              } catch (error) {
                if (isOvertaken(error)) await followed();
                throw error;
              }
              confirmDone(words.acknowledged);
              setOpen(false);
              await followed();
            }}
          >
            <LongTextField name="note" label={words.note} hint={words.noteHint} />
          </Form>
        </Dialog>
      )}
    </>
  );
}
