import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '../../../api/client.ts';
import { only } from '../../../forms/errors.ts';
import { Form } from '../../../forms/form.tsx';
import { TextField } from '../../../forms/inputs.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { confirmDone } from '../../../parts/toast.ts';
import { useHref, useMe } from '../../../session/me.ts';
import { later } from '../../later.ts';
import { useEditor } from '../context.ts';
import { useEditorWords } from '../words.ts';

interface Copied {
  id: string;
  left?: string[];
}
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
  const [key] = useState(() => crypto.randomUUID());
  const titles = new Map(plan.template.contents.map(({ code, title }) => [code, title.vi]));
  return (
    <Dialog open onClose={close} title={words.title} lead={words.text}>
      <Form<Record<'title' | 'year', string>>
        name={`copy-${plan.id}`}
        initial={{ title: plan.title, year: String(plan.year + 1) }}
        verb={words.verb}
        onCancel={close}
        check={({ title, year }) =>
          only({
            title: title.trim() === '' && errors.title,
            year: !(/^\d{4}$/.test(year) && Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR) && words.wrongYear,
          })
        }
        send={async ({ title, year }) => {
          const { id, left = [] } = await answered(
            later.POST<Copied>('/v1/t/{org}/plan-copies', {
              params: { path: { org: organisation.slug } },
              headers: { 'idempotency-key': `${key}-${year}` },
              body: { from: { draft: plan.id }, title, year: Number(year), platforms: plan.platforms },
            }),
          );
          const lost = left.map((code) => titles.get(code) ?? code).join(', ');
          confirmDone(lost === '' ? words.done : words.left(lost));
          close();
          await client.invalidateQueries({ queryKey: ['plans'] });
          router.history.push(href(`ke-hoach/${id}`));
        }}
      >
        <TextField name="title" label={words.name} />
        <TextField name="year" label={words.year} inputMode="numeric" short />
      </Form>
    </Dialog>
  );
}
