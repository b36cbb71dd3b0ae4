import { useId, useRef, useState } from 'react';
import { Field } from '../../forms/field.tsx';
import { Button } from '../../parts/button.tsx';
import { useTaskWords } from '../words.ts';
import type { EvidenceItem } from './values.ts';

/** A link and its name. Enter adds it, and does not send the form around it. */
export function LinkFields({ add }: { add: (item: EvidenceItem) => void }) {
  const { evidence: words } = useTaskWords();
  const id = useId();
  const [url, setUrl] = useState('https://');
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const goodUrl = /^https?:\/\/[^\s/]+\.[^\s]+/i.test(url.trim()) && URL.canParse(url.trim());
  const goodTitle = title.trim() !== '';
  const take = () => {
    setTried(true);
    if (!goodUrl) address.current?.focus();
    else if (!goodTitle) name.current?.focus();
    else add({ url: url.trim(), title: title.trim() });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    take();
  };
  const urlError = tried && !goodUrl ? words.urlWrong : undefined;
  const titleError = tried && !goodTitle ? words.nameWrong : undefined;
  return (
    <div className="evidence__link">
      <Field id={`${id}u`} label={words.url} hint={words.urlHint} error={urlError}>
        <input
          id={`${id}u`}
          ref={address}
          type="url"
          className="input"
          maxLength={1000}
          value={url}
          aria-invalid={urlError ? true : undefined}
          aria-describedby={`${id}u-hint${urlError ? ` ${id}u-error` : ''}`}
          onKeyDown={onKeyDown}
          onChange={(event) => setUrl(event.target.value)}
        />
      </Field>
      <Field id={`${id}t`} label={words.name} error={titleError}>
        <input
          id={`${id}t`}
          ref={name}
          className="input"
          maxLength={200}
          value={title}
          aria-invalid={titleError ? true : undefined}
          aria-describedby={titleError ? `${id}t-error` : undefined}
          onKeyDown={onKeyDown}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Button small onClick={take}>
        {words.add}
      </Button>
    </div>
  );
}
