import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Answer } from '../../api/types.ts';
import { ScanState } from '../../files/scan-state.tsx';
import { sendFile } from '../../files/send.ts';
import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { announce } from '../../parts/live.tsx';
import { wordsFor } from '../../parts/states.tsx';
import { taskFilesQuery } from '../queries.ts';
import { useTaskWords } from '../words.ts';
import { LinkFields } from './link-fields.tsx';
import type { EvidenceItem } from './values.ts';

/** What shows the progress: files, sent as soon as they are chosen, and links. */
export function EvidenceField({ task }: { task: string }) {
  const { evidence: words } = useTaskWords();
  const texts = useTexts();
  const client = useQueryClient();
  const { id, error, list, set } = useField('evidence', words.hint);
  const [sending, setSending] = useState<{ name: string; percent: number } | null>(null);
  const [failure, setFailure] = useState('');
  const [linking, setLinking] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const items = list.map((text) => JSON.parse(text) as EvidenceItem);
  // As it is when a file has arrived, not as it was when it was chosen.
  const now = useRef(list);
  now.current = list;
  const add = (item: EvidenceItem) => {
    const text = JSON.stringify(item);
    if (!now.current.includes(text)) set([...now.current, text]);
  };
  const send = async (file: File) => {
    setFailure('');
    setSending({ name: file.name, percent: 0 });
    try {
      const { id: sent } = await sendFile<SentFile>(address(task, file), file, (percent) =>
        setSending({ name: file.name, percent }),
      );
      add({ file: sent, title: file.name.slice(0, 200) });
      announce(words.sent(file.name));
      await client.invalidateQueries(taskFilesQuery(task));
    } catch (error) {
      setFailure(`${words.failed(file.name)} ${wordsFor(error, texts)}`);
    } finally {
      setSending(null);
    }
  };
  return (
    <Field id={id} label={words.title} hint={words.hint} error={error ?? (failure || undefined)} group>
      {items.length === 0 ? (
        <p className="small quiet">{words.none}</p>
      ) : (
        <ul className="evidence">
          {items.map((item, at) => (
            <li key={'file' in item ? item.file : `${at} ${item.url}`}>
              <Icon name={'file' in item ? 'file' : 'outside'} />
              <span className="grow break">
                {item.title}
                {'url' in item && <span className="small quiet block break">{item.url}</span>}
              </span>
              {'file' in item && <FileState task={task} file={item.file} />}
              <Button
                small
                look="ghost"
                aria-label={words.remove(item.title)}
                onClick={() => set(list.filter((_, other) => other !== at))}
              >
                <Icon name="cross" />
              </Button>
            </li>
          ))}
        </ul>
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
          id={id}
          type="file"
          className="sr"
          aria-label={words.file}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void send(file);
            event.target.value = '';
          }}
        />
        <Button small busy={sending !== null} onClick={() => chooser.current?.click()}>
          <Icon name="up_file" />
          {words.file}
        </Button>
        <Button small aria-expanded={linking} onClick={() => setLinking(!linking)}>
          <Icon name="outside" />
          {words.link}
        </Button>
      </div>
      {linking && (
        <LinkFields
          add={(item) => {
            add(item);
            setLinking(false);
          }}
        />
      )}
    </Field>
  );
}

type SentFile = Answer<'/v1/tasks/{id}/files', 'post'>;
const address = (task: string, { name }: File) => `/v1/tasks/${task}/files?name=${encodeURIComponent(name)}`;

/** Whether a file has been looked into; asked again until it has. */
export function FileState({ task, file }: { task: string; file: string }) {
  const found = useQuery(taskFilesQuery(task)).data?.items.find(({ id }) => id === file);
  return found ? <ScanState {...found} /> : null;
}
