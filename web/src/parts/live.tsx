import { useEffect, useState } from 'react';

let say: (text: string) => void = () => {};

/** Tells those who hear the page what has just changed on it. */
export function announce(text: string): void {
  say(text);
}

/** The place in the document where announcements are made; one for the whole app. */
export function LiveRegion() {
  const [text, setText] = useState('');
  useEffect(() => {
    say = (next) => {
      // The same words twice are spoken twice only when they go away in between.
      setText('');
      setTimeout(() => setText(next), 50);
    };
  }, []);
  return (
    <p className="sr" role="status" aria-live="polite">
      {text}
    </p>
  );
}
