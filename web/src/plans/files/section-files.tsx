import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../../api/client.ts';
import { moment } from '../../dates/format.ts';
import { ChooseFile } from '../../files/choose-file.tsx';
import { ScanState } from '../../files/scan-state.tsx';
import { useSending } from '../../files/use-sending.ts';
import { useFileWords } from '../../files/words.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Icon } from '../../parts/icons.tsx';
import { announce } from '../../parts/live.tsx';
import { useMe } from '../../session/me.ts';
import { type PlanFile, planFilesQuery } from './queries.ts';

/** The files at one section of a draft: sent as soon as they are chosen, handed out once they were found clean. */
export function SectionFiles({ plan, section }: { plan: string; section: string }) {
  const words = useFileWords();
  const { organisation } = useMe();
  const found = useQuery(planFilesQuery(organisation.slug, plan)).data;
  const [leaving, setLeaving] = useState<PlanFile | null>(null);
  const remove = useRemoval(plan);
  if (!found) return null;
  const items = found.items.filter((file) => file.section === section);
  if (items.length === 0 && !found.mayAttach) return null;
  return (
    <Card title={words.title} count={items.length} padded>
      {items.length === 0 ? (
        <p className="small quiet">{words.none}</p>
      ) : (
        <ul className="evidence">
          {items.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              href={`/v1/t/${organisation.slug}/plans/${plan}/files/${file.id}`}
              {...(found.mayAttach && { onRemove: () => setLeaving(file) })}
            />
          ))}
        </ul>
      )}
      {found.mayAttach && <Attach plan={plan} section={section} />}
      <Confirm
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={words.removeTitle}
        verb={words.removeTitle}
        act={() => remove(leaving)}
      >
        {leaving && words.removeText(leaving.name)}
      </Confirm>
    </Card>
  );
}

function FileRow({ file, href, onRemove }: { file: PlanFile; href: string; onRemove?: () => void }) {
  const words = useFileWords();
  const { name, state, reason, uploadedBy, uploadedAt } = file;
  return (
    <li>
      <Icon name="file" />
      <span className="grow break">
        {state === 'clean' ? (
          <a href={href} download={name}>
            {name}
          </a>
        ) : (
          name
        )}
        <span className="small quiet block">{words.by(uploadedBy.name, moment(uploadedAt))}</span>
      </span>
      <ScanState state={state} reason={reason} />
      {onRemove && (
        <Button small look="ghost" aria-label={words.remove(name)} onClick={onRemove}>
          <Icon name="cross" />
        </Button>
      )}
    </li>
  );
}

function Attach({ plan, section }: { plan: string; section: string }) {
  const words = useFileWords();
  const client = useQueryClient();
  const { organisation } = useMe();
  const { underway, failure, send } = useSending(words, () =>
    client.invalidateQueries(planFilesQuery(organisation.slug, plan)),
  );
  const choose = (file: File) => {
    const query = new URLSearchParams({ section, name: file.name });
    void send(`/v1/t/${organisation.slug}/plans/${plan}/files?${query}`, file);
  };
  return (
    <>
      {failure && (
        <p className="err" role="alert">
          {failure}
        </p>
      )}
      <ChooseFile label={words.chooser} verb={words.add} underway={underway} sending={words.sending} choose={choose}>
        <span className="small quiet">{words.hint}</span>
      </ChooseFile>
    </>
  );
}

function useRemoval(plan: string) {
  const words = useFileWords();
  const client = useQueryClient();
  const { organisation } = useMe();
  return async (file: PlanFile | null) => {
    if (!file) return;
    const path = { org: organisation.slug, id: plan, file: file.id };
    await answered(api.DELETE('/v1/t/{org}/plans/{id}/files/{file}', { params: { path } }));
    announce(words.removed(file.name));
    await client.invalidateQueries(planFilesQuery(organisation.slug, plan));
  };
}
