import { useRef, useState } from 'react';
import { isProblem } from '../../api/problem.ts';
import { useTexts } from '../../language/store.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icons.tsx';
import { wordsFor } from '../../parts/states.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { type Draft, useSteps } from './draft.ts';
import { Gaps } from './gaps.tsx';
import { useStepWords } from './words.ts';

export type Taken = 'submit' | 'review' | 'approve';

interface Props {
  plan: Draft;
  step: Taken;
  close: () => void;
  before?: () => Promise<void>;
}

/** True when somebody else changed the plan meanwhile, so that what was shown is no longer what is there. */
export function isOvertaken(error: unknown): boolean {
  return isProblem(error, 'precondition_failed') || isProblem(error, 'conflict');
}

/** Asks before a step is taken, and says what follows from it. */
export function TakeStep({ plan, step, close, before }: Props) {
  const texts = useTexts();
  const words = useStepWords();
  const steps = useSteps(plan);
  // Upon the version that is shown then: what was done before the step may have moved it on.
  const latest = useRef(steps);
  latest.current = steps;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [title, text, verb, done] = {
    submit: [words.submitTitle, words.submitText(plan.title), submitVerb(plan, words), words.submitted],
    review: [words.passTitle, words.passText(plan.title), words.pass, words.passed],
    approve: [words.approveTitle, words.approveText(plan.title), words.approve, words.approved],
  }[step] as [string, string, string, string];
  const overtaken = isOvertaken(failure);
  const go = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await before?.();
      await latest.current[step]();
      confirmDone(done);
      close();
    } catch (error) {
      // What is shown must be what is there before anybody decides again.
      if (isOvertaken(error)) await steps.again().catch(() => undefined);
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog open onClose={close} title={title} lead={text}>
      {step === 'submit' && <Vacant plan={plan} />}
      {step === 'submit' && <Completeness plan={plan} />}
      {failure !== null && (
        <div className="note note--cam" role="alert">
          <Icon name="warn" />
          <div>
            <p className="b">{wordsFor(failure, texts)}</p>
            {overtaken && <p>{words.reloaded}</p>}
          </div>
        </div>
      )}
      <div className="form__acts">
        {overtaken ? (
          <Button onClick={close}>{words.readAgain}</Button>
        ) : (
          <Button look="son" busy={busy} onClick={go}>
            {verb}
          </Button>
        )}
        {!overtaken && (
          <Button look="ghost" onClick={close}>
            {texts.do.cancel}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

/** To whom the plan goes when it is submitted now. */
export function submitVerb(
  { steps, vacant }: Pick<Draft, 'steps' | 'vacant'>,
  words: { toHead: string; toLeader: string },
): string {
  return steps[0] === 'head' && !vacant.includes('head') ? words.toHead : words.toLeader;
}

/** Says which of the steps nobody can take, before it is submitted. */
function Vacant({ plan: { steps, vacant } }: Pick<Props, 'plan'>) {
  const words = useStepWords();
  const none = steps.filter((step) => vacant.includes(step));
  return none.map((step) => (
    <p key={step} className="note note--cam">
      <Icon name="warn" />
      {step === 'head' ? words.noHead : words.noLeader}
    </p>
  ));
}

/** A warning, not a refusal: what is missing keeps a plan from being issued, not from being looked at. */
function Completeness({ plan }: { plan: Draft }) {
  const words = useStepWords();
  if (plan.gaps.length === 0)
    return (
      <p className="note note--luc">
        <Icon name="done" />
        {words.complete}
      </p>
    );
  return (
    <div className="note note--cam">
      <Icon name="warn" />
      <div>
        <p className="b">{words.gaps(plan.gaps.length)}</p>
        <Gaps plan={plan} most={6} />
      </div>
    </div>
  );
}
