import { useTexts } from '../language/store.ts';
import { Button } from './button.tsx';
import { confirmDone } from './toast.ts';

/** Puts a text on the clipboard. */
export function CopyButton({ text }: { text: string }) {
  const texts = useTexts();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    confirmDone(texts.do.copied);
  };
  return <Button onClick={copy}>{texts.do.copy}</Button>;
}
