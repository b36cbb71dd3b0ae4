import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Answer } from '../../api/types.ts';
import { ChooseFile } from '../../files/choose-file.tsx';
import { ScanState } from '../../files/scan-state.tsx';
import { useSending } from '../../files/use-sending.ts';
import { Field } from '../../forms/field.tsx';
import { useField } from '../../forms/state.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { taskFilesQuery } from '../queries.ts';
import { useTaskWords } from '../words.ts';
import { LinkFields } from './link-fields.tsx';
import type { EvidenceItem } from './values.ts';

/** What shows the progress: files, sent as soon as they are chosen, and links. */
export function EvidenceField({ task }: { task: string }) {
  const { evidence: words } = useTaskWords();
  const client = useQueryClient();
  const { id, error, list, set } = useField('evidence', words.hint);
  const [linking, setLinking] = useState(false);
  const items = list.map((text) => JSON.parse(text) as EvidenceItem);
  // As it is when a file has arrived, not as it was when it was chosen.
  const now = useRef(list);
  now.current = list;
  const add = (item: EvidenceItem) => {
    const text = JSON.stringify(item);
    if (!now.current.includes(text)) set([...now.current, text]);
  };
  const { underway, failure, send } = useSending<SentFile>(words, async ({ id: file }, { name }) => {
    add({ file, title: name.slice(0, 200) });
    await client.invalidateQueries(taskFilesQuery(task));
  });
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
      <ChooseFile
        id={id}
        label={words.file}
        verb={words.file}
        underway={underway}
        sending={words.sending}
        choose={(file) => void send(address(task, file), file)}
      >
        <Button small aria-expanded={linking} onClick={() => setLinking(!linking)}>
          <Icon name="outside" />
          {words.link}
        </Button>
      </ChooseFile>
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
