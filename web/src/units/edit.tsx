import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered, api, ifMatch } from '../api/client.ts';
import type { UnitRow } from '../api/types.ts';
import { only } from '../forms/errors.ts';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { useTexts } from '../language/store.ts';
import { Dialog } from '../parts/dialog.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { unitsQuery } from './queries.ts';

const valuesOf = (unit: UnitRow | null) => ({
  name: unit?.name ?? '',
  nameEn: unit?.nameEn ?? '',
  short: unit?.short ?? '',
});

/** Names a unit, a new one or one there is. */
export function EditUnit({ unit, close }: { unit: UnitRow | null; close: () => void }) {
  const { organisation } = useMe();
  const { units: words, do: verbs, form } = useTexts();
  const client = useQueryClient();
  const version = useRef(unit?.version ?? 0);
  const org = organisation.slug;
  const reread = async () => {
    const { items } = await client.fetchQuery({ ...unitsQuery(org), staleTime: 0 });
    const now = items.find(({ id }) => id === unit?.id) ?? unit;
    version.current = now?.version ?? 0;
    return valuesOf(now);
  };
  return (
    <Dialog open onClose={close} title={unit ? words.edit : words.add}>
      <Form
        name={`unit-${unit ? `${unit.id}-${unit.version}` : org}`}
        initial={valuesOf(unit)}
        verb={unit ? verbs.save : words.add}
        onCancel={close}
        labels={{ name: words.name, nameEn: words.nameEn, short: words.short }}
        {...(unit && { reread })}
        check={(values) =>
          only({
            name: values.name.trim() === '' && form.required(words.name.toLowerCase()),
            nameEn: values.nameEn.trim() === '' && form.required(words.nameEn.toLowerCase()),
            short: values.short.trim() === '' && form.required(words.short.toLowerCase()),
          })
        }
        send={async (values) => {
          const body = { name: values.name.trim(), nameEn: values.nameEn.trim(), short: values.short.trim() };
          if (unit) {
            const params = { path: { org, id: unit.id }, header: ifMatch(version.current) };
            await answered(api.PATCH('/v1/t/{org}/units/{id}', { params, body }));
          } else await answered(api.POST('/v1/t/{org}/units', { params: { path: { org } }, body }));
          confirmDone(unit ? words.changed(body.name) : words.added(body.name));
          close();
          await client.invalidateQueries({ queryKey: ['units'] });
        }}
      >
        <TextField name="name" label={words.name} />
        <TextField name="nameEn" label={words.nameEn} />
        <TextField name="short" label={words.short} hint={words.shortHint} short />
      </Form>
    </Dialog>
  );
}
