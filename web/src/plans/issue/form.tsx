import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, ifMatch } from '../../api/client.ts';
import { dateOf } from '../../dates/format.ts';
import { Form } from '../../forms/form.tsx';
import { useTexts } from '../../language/store.ts';
import { confirmDone } from '../../parts/toast.ts';
import { useMe } from '../../session/me.ts';
import { useEndedWords } from '../ended/note.tsx';
import { type Draft, draftQuery, keepStep } from '../steps/draft.ts';
import { isOvertaken } from '../steps/take.tsx';
import { decisionOf, isHistorical, proposed, type Typed, wrongIn } from './decision.ts';
import { DecisionFields } from './fields.tsx';
import { Preview } from './preview.tsx';
import { RecipientsField } from './recipients.tsx';
import { useIssueWords } from './words.ts';

interface Props {
  plan: Draft;
  recipients: readonly string[];
  mandatory: readonly string[];
  nameOf: (slug: string) => string;
  unproposed: boolean;
  /** ISO date from which the organisation is no more: it only records papers of days before. */
  endedOn: string | null;
}

interface Asked {
  typed: Typed;
  done: (outcome?: 'unsent') => void;
  failed: (error: unknown) => void;
}

/** The decision by which a plan is issued: typed, looked at once more, then made. */
export function IssueForm({ plan, recipients, mandatory, nameOf, unproposed, endedOn }: Props) {
  const { organisation } = useMe();
  const words = useIssueWords();
  const { before } = useEndedWords();
  const { form } = useTexts();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const today = dateOf(new Date().toISOString());
  const all = (typed: Typed) => [...new Set([...mandatory, ...typed.recipients])];
  const issue = async ({ typed, done, failed }: Asked) => {
    const params = { path: { org: organisation.slug, id: plan.id }, header: ifMatch(plan.version) };
    const body = { ...decisionOf(typed), recipients: all(typed) };
    try {
      const draft = await answered(api.POST('/v1/t/{org}/plans/{id}/issue', { params, body }));
      setAsked(null);
      done();
      confirmDone(isHistorical(typed) ? words.recorded : words.issued);
      await keepStep(client, organisation.slug, draft);
    } catch (error) {
      if (isOvertaken(error))
        await client.fetchQuery({ ...draftQuery(organisation.slug, plan.id), staleTime: 0 }).catch(() => undefined);
      setAsked(null);
      failed(error);
    }
  };
  return (
    <>
      <Form<Typed>
        name={`issue-${plan.id}`}
        initial={proposed(plan, today, recipients, endedOn)}
        verb={words.preview}
        check={(typed) => wrongIn(typed, plan, today, endedOn, { ...words, before }, form.required)}
        send={(typed) => new Promise<unknown>((done, failed) => setAsked({ typed, done, failed }))}
      >
        <DecisionFields plan={plan} today={today} />
        <RecipientsField nameOf={nameOf} mandatory={mandatory} unproposed={unproposed} />
      </Form>
      {asked && (
        <Preview
          plan={plan}
          decision={decisionOf(asked.typed)}
          recipients={all(asked.typed).map(nameOf)}
          issue={() => issue(asked)}
          close={() => {
            setAsked(null);
            asked.done('unsent');
          }}
        />
      )}
    </>
  );
}
