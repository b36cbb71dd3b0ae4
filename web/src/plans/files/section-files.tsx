import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answered, api } from '../../api/client.ts';
import { moment } from '../../dates/format.ts';
import { ScanState } from '../../files/scan-state.tsx';
import { sendFile } from '../../files/send.ts';
import { useFileWords } from '../../files/words.ts';
import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import { Icon } from '../../parts/icons.tsx';
import { announce } from '../../parts/live.tsx';
import { wordsFor } from '../../parts/states.tsx';
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
  const texts = useTexts();
  const client = useQueryClient();
  const { organisation } = useMe();
  const [sending, setSending] = useState<{ name: string; percent: number } | null>(null);
  const [failure, setFailure] = useState('');
  const chooser = useRef<HTMLInputElement>(null);
  const send = async (file: File) => {
    const { name } = file;
    setFailure('');
    setSending({ name, percent: 0 });
    try {
      const query = new URLSearchParams({ section, name });
      await sendFile(`/v1/t/${organisation.slug}/plans/${plan}/files?${query}`, file, (percent) =>
        setSending({ name, percent }),
      );
      announce(words.sent(name));
      await client.invalidateQueries(planFilesQuery(organisation.slug, plan));
    } catch (error) {
      setFailure(`${words.failed(name)} ${wordsFor(error, texts)}`);
    } finally {
      setSending(null);
    }
  };
  return (
    <>
      {failure && (
        <p className="err" role="alert">
          {failure}
        </p>
      )}
      {sending && (
        <p className="small" role="status">
          {words.sending(sending.name, sending.percent)}
          <progress className="bar" max={100} value={sending.percent} aria-label={sending.name} />
        </p>
      )}
      <div className="row evidence__acts">
        <input
          ref={chooser}
          type="file"
          className="sr"
          aria-label={words.chooser}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void send(file);
            event.target.value = '';
          }}
        />
        <Button small busy={sending !== null} onClick={() => chooser.current?.click()}>
          <Icon name="up_file" />
          {words.add}
        </Button>
        <span className="small quiet">{words.hint}</span>
      </div>
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
