import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { only } from '../../../forms/errors.ts';
import { Form } from '../../../forms/form.tsx';
import { TextField } from '../../../forms/inputs.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useHref, useMe } from '../../../session/me.ts';
import { type Begun, createPlan } from '../../new/create.ts';
import { Outcome } from '../../new/outcome.tsx';
import { titleIn } from '../../new/title.ts';
import { useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';

const FIRST_YEAR = 2022;
const LAST_YEAR = 2100;

/** Opens a new draft with the contents of this one, its dates moved to another year. */
export function CopyPlan({ close }: { close: () => void }) {
  const { copy: words, errors } = useEditorWords();
  const { plan } = useEditor();
  const { organisation } = useMe();
  const href = useHref();
  const router = useRouter();
  const client = useQueryClient();
  const [begun, setBegun] = useState<Begun | null>(null);
  const template = { ...plan.template, mayDraft: true };
  if (begun)
    return (
      <Dialog open onClose={close} title={words.title}>
        <Outcome outcome={begun} template={template} />
      </Dialog>
    );
  return (
    <Dialog open onClose={close} title={words.title} lead={words.text}>
      <Form<Record<'title' | 'year', string>>
        name={`copy-${plan.id}`}
        initial={{ title: titleIn(plan.title, plan.year, plan.year + 1), year: String(plan.year + 1) }}
        verb={words.verb}
        onCancel={close}
        check={({ title, year }) =>
          only({
            title: title.trim() === '' && errors.title,
            year: !(/^\d{4}$/.test(year) && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR) && words.wrongYear,
          })
        }
        send={async ({ title, year }) => {
          const beginning = { template, title, year: Number(year), platforms: plan.platforms };
          const made = await createPlan(organisation.slug, { ...beginning, from: { draft: plan.id } });
          await client.invalidateQueries({ queryKey: ['plans'] });
          // What did not come along is said before one goes on.
          if (made.left.length + made.unassigned.length > 0) return setBegun(made);
          confirmDone(words.done);
          router.history.push(href(`ke-hoach/${made.id}`));
        }}
      >
        <TextField name="title" label={words.name} />
        <TextField name="year" label={words.year} inputMode="numeric" short />
      </Form>
    </Dialog>
  );
}
