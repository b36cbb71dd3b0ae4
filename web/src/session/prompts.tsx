import { lazy, Suspense } from 'react';
import { usePrompt } from '../api/prompts.ts';

const SignInAgain = lazy(() => import('./sign-in-again.tsx'));
const StepUp = lazy(() => import('./step-up.tsx'));

/** What a request waits for, asked over the page it came from. */
export function Prompts() {
  const prompt = usePrompt();
  if (prompt === null) return null;
  return (
    <Suspense>
      {prompt.kind === 'sign_in' ? <SignInAgain done={prompt.answer} /> : <StepUp done={prompt.answer} />}
    </Suspense>
  );
}
