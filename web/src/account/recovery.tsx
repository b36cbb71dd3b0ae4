import { useEffect, useRef } from 'react';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy.tsx';

/** Recovery codes, this once: to copy, print or download before they are out of sight. */
export function RecoveryCodes({ codes, kept }: { codes: readonly string[]; kept: () => void }) {
  const { security: words, do: verbs, site } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const text = `${site.name}\n${words.recovery}\n\n${codes.join('\n')}\n`;
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    link.download = words.recoveryFile;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  return (
    <div className="once print-only">
      <h3 ref={heading} tabIndex={-1}>
        {words.recovery}
      </h3>
      <p className="muted">{words.recoveryText}</p>
      <ol className="codes num">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="form__acts">
        <CopyButton text={codes.join('\n')} />
        <Button onClick={() => print()}>{verbs.print}</Button>
        <Button onClick={download}>{verbs.download}</Button>
        <Button look="son" onClick={kept}>
          {words.recoveryKept}
        </Button>
      </div>
    </div>
  );
}
