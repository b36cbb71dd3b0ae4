import { useState } from 'react';
import { useTexts } from '../language/store.ts';
import { announce } from '../parts/live.tsx';
import { wordsFor } from '../parts/states.tsx';
import { sendFile } from './send.ts';

/** The file that is under way, and how much of it has gone out. */
export interface Underway {
  name: string;
  percent: number;
}

/** What is said of a file: that it was sent, or that it was not. */
interface Words {
  sent: (name: string) => string;
  failed: (name: string) => string;
}

/** Sends one file after the other, saying how far it is and what went wrong. `arrived` is told the server's answer. */
export function useSending<T>(words: Words, arrived: (answer: T, file: File) => Promise<void>) {
  const texts = useTexts();
  const [underway, setUnderway] = useState<Underway | null>(null);
  const [failure, setFailure] = useState('');
  const send = async (path: string, file: File) => {
    const { name } = file;
    setFailure('');
    setUnderway({ name, percent: 0 });
    try {
      const answer = await sendFile<T>(path, file, (percent) => setUnderway({ name, percent }));
      announce(words.sent(name));
      await arrived(answer, file);
    } catch (error) {
      setFailure(`${words.failed(name)} ${wordsFor(error, texts)}`);
    } finally {
      setUnderway(null);
    }
  };
  return { underway, failure, send };
}
