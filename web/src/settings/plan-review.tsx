import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, ifMatch } from '../api/client.ts';
import type { Answer } from '../api/types.ts';
import { Field } from '../forms/field.tsx';
import { Form } from '../forms/form.tsx';
import { useField } from '../forms/state.ts';
import { useTexts } from '../language/store.ts';
import { useWords } from '../language/words.ts';
import { Card } from '../parts/card.tsx';
import { Loaded } from '../parts/states.tsx';
import { confirmDone } from '../parts/toast.ts';
import { useMe } from '../session/me.ts';
import { en } from '../texts/plans/review-settings.en.ts';
import { vi } from '../texts/plans/review-settings.vi.ts';

type ReviewSteps = Answer<'/v1/t/{org}/settings/plan-review', 'get'>;

const reviewStepsQuery = (org: string) =>
  queryOptions({
    queryKey: ['plan-review', org],
    queryFn: () => answered(api.GET('/v1/t/{org}/settings/plan-review', { params: { path: { org } } })),
  });

const choiceOf = ({ steps }: ReviewSteps) => ({ steps: steps.join(' ') });

/** Who looks at a plan of the organisation before its leader approves it. */
export function PlanReviewCard() {
  const { organisation } = useMe();
  const words = useWords({ vi, en });
  const query = useQuery(reviewStepsQuery(organisation.slug));
  return (
    <Card title={words.title} padded>
      <p className="muted">{words.lead}</p>
      <Loaded query={query} lines={2}>
        {(found) => (
          <>
            {!found.set && <p className="small muted">{words.byKind}</p>}
            {found.mayEdit ? <Edit found={found} /> : <p className="b">{words.choices[keyOf(found)]}</p>}
          </>
        )}
      </Loaded>
    </Card>
  );
}

const keyOf = ({ steps }: ReviewSteps) => (steps[0] === 'head' ? 'head leader' : 'leader');

function Edit({ found }: { found: ReviewSteps }) {
  const { organisation } = useMe();
  const words = useWords({ vi, en });
  const { state } = useTexts();
  const client = useQueryClient();
  const query = reviewStepsQuery(organisation.slug);
  return (
    <Form
      name={`plan-review-${organisation.slug}-${found.version}`}
      initial={choiceOf(found)}
      verb={words.save}
      look="plain"
      reread={async () => choiceOf(await client.fetchQuery({ ...query, staleTime: 0 }))}
      labels={{ steps: words.title }}
      send={async ({ steps }) => {
        const body = { steps: steps.split(' ').filter((step) => step === 'head' || step === 'leader') };
        const params = { path: { org: organisation.slug } };
        // The first setting changes nothing that has a version.
        const headers = found.set ? ifMatch(found.version) : {};
        const saved = await answered(api.PUT('/v1/t/{org}/settings/plan-review', { params, body, headers }));
        client.setQueryData(query.queryKey, saved);
        confirmDone(state.saved);
      }}
    >
      <Choices />
    </Form>
  );
}

function Choices() {
  const words = useWords({ vi, en });
  const { id, error, set, control } = useField('steps');
  return (
    <Field id={id} label={words.label} error={error} group>
      {Object.entries(words.choices).map(([value, label], at) => (
        <label className="check" key={value}>
          <input
            id={at === 0 ? id : undefined}
            type="radio"
            name={id}
            checked={control.value === value}
            onChange={() => set(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </Field>
  );
}
