import { useState } from 'react';
import { answered, api } from '../api/client.ts';
import type { Verified } from '../api/types.ts';
import { useTexts } from '../language/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { announce } from '../parts/live.tsx';
import { wordsFor } from '../parts/states.tsx';
import { useMe } from '../session/me.ts';

/** Verifies the chain page by page, and shows how far it has come. */
export function VerifyCard() {
  const texts = useTexts();
  const { audit: words } = texts;
  const { organisation } = useMe();
  const [found, setFound] = useState<Verified | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const verify = async () => {
    setBusy(true);
    setFailure(null);
    setFound(null);
    try {
      let page: Verified | null = null;
      do {
        const query: { from?: string; hash?: string } =
          page === null ? {} : { from: String(page.to), ...(page.hash && { hash: page.hash }) };
        const params = { path: { org: organisation.slug }, query };
        page = await answered(api.GET('/v1/t/{org}/audit/verify', { params }));
        setFound(page);
      } while (!page.done && page.whole);
      announce(resultOf(page));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const resultOf = ({ whole, total, brokenAt }: Verified) =>
    whole ? words.whole(total) : words.broken(String(brokenAt ?? ''));
  return (
    <div className={`note ${found?.done && !busy ? (found.whole ? 'note--luc' : 'note--son') : ''}`}>
      <Icon name={found && !found.whole ? 'warn' : 'shield'} />
      <div className="grow">
        {found === null && <p>{words.verifyText}</p>}
        {found !== null && !(found.done || !found.whole) && (
          <>
            <p>{words.verifying(found.to, found.total)}</p>
            <progress className="bar" max={found.total} value={found.to} aria-label={words.verify} />
          </>
        )}
        {found !== null && (found.done || !found.whole) && <p className="b">{resultOf(found)}</p>}
        {failure !== null && (
          <p className="err" role="alert">
            {wordsFor(failure, texts)}
          </p>
        )}
      </div>
      <Button small busy={busy} onClick={verify}>
        {words.verify}
      </Button>
    </div>
  );
}
