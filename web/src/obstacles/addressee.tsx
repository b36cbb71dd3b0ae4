import { useQuery } from '@tanstack/react-query';
import { dateOf } from '../dates/format.ts';
import { SelectField } from '../forms/inputs.tsx';
import { currentLanguage, useTexts } from '../language/store.ts';
import { endingOf } from '../plans/ended/ending.ts';
import { organisationsQuery } from '../plans/reading/parties.ts';
import { partiesQuery } from '../plans/steps/parties.ts';
import { useMe } from '../session/me.ts';
import { seenPlanQuery } from '../tasks/queries.ts';
import { useObstacleWords } from './words.ts';

/** Those who have to do with a plan and are still there: they issued it, or bear a duty there. Not one's own unit. */
export function AddresseeField({ plan }: { plan: string }) {
  const { form: words } = useObstacleWords();
  const { duties } = useTexts();
  const { organisation, unit } = useMe();
  const of = useQuery({ ...seenPlanQuery(plan), enabled: plan !== '' }).data;
  const found = useQuery({
    ...partiesQuery(organisation.slug, of?.platforms ?? []),
    enabled: of !== undefined,
  });
  const ended = useEnded();
  const parties = (found.data?.parties ?? []).filter(
    (one) =>
      !ended.has(one.organisation) &&
      (one.organisation !== organisation.slug || (one.unit !== null && one.unit !== (unit?.slug ?? null))),
  );
  const choices = parties.map(({ organisation: slug, organisationShort, unit: of, unitName, duties: held }) => ({
    value: `${slug}|${of ?? ''}`,
    label: `${[unitName, organisationShort].filter(Boolean).join(', ')}${named(held, duties)}`,
  }));
  const issuer = of?.organisation;
  const known = issuer && choices.some(({ value }) => value === `${issuer.slug}|`);
  const own = issuer?.slug === organisation.slug;
  const first =
    issuer && !known && !own && !ended.has(issuer.slug)
      ? [{ value: `${issuer.slug}|`, label: issuer.short[currentLanguage()] }]
      : [];
  return (
    <SelectField
      name="to"
      label={words.to}
      hint={found.isError ? words.noParties : words.toHint}
      choices={[{ value: '', label: words.choose }, ...first, ...choices]}
    />
  );
}

/** Slugs of the organisations that have ended: nobody answers for them, but who took their place. */
function useEnded(): Set<string> {
  const { data = [] } = useQuery(organisationsQuery);
  const today = dateOf(new Date().toISOString());
  return new Set(data.filter((one) => endingOf(one, today) !== null).map(({ slug }) => slug));
}

/** " (Chủ quản, Đầu mối của Bộ)" */
function named(held: readonly { kind: string }[], duties: Record<string, string>): string {
  const kinds = [...new Set(held.map(({ kind }) => duties[kind] ?? kind))];
  return kinds.length === 0 ? '' : ` (${kinds.join(', ')})`;
}
