import '../../styles/plan-new.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dateOf } from '../../dates/format.ts';
import { only } from '../../forms/errors.ts';
import { Form } from '../../forms/form.tsx';
import { SelectField } from '../../forms/inputs.tsx';
import { FormContext } from '../../forms/state.ts';
import { A } from '../../parts/anchor.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty, Loaded, Skeleton } from '../../parts/states.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { useHref, useMe } from '../../session/me.ts';
import { useBeginWords } from '../begin-words.ts';
import { EndedNote, useEnding } from '../ended/note.tsx';
import { BeginField } from './begin-from.tsx';
import { type Beginning, type Begun, createPlan } from './create.ts';
import { mustMerge, unfit } from './fitting.ts';
import { KindsField } from './kinds.tsx';
import { NameField } from './name.tsx';
import { Outcome } from './outcome.tsx';
import { PlatformsField } from './platforms.tsx';
import { ownPlatformsQuery, type Platform, type Template, templatesQuery } from './queries.ts';
import { proposedTitle, TITLE_MOST } from './title.ts';

/** Begins a plan: of which kind, for which platforms and year, and with what in it. */
export function NewPlanScreen() {
  const { organisation } = useMe();
  const words = useBeginWords();
  const href = useHref();
  const templates = useQuery(templatesQuery(organisation.slug));
  const platforms = useQuery(ownPlatformsQuery(organisation.slug));
  const ending = useEnding();
  return (
    <Page title={words.title} lead={words.lead}>
      <EndedNote />
      <section className="card card__b" aria-label={words.title}>
        <Loaded query={templates} lines={8}>
          {({ items }) =>
            items.some(({ mayDraft }) => mayDraft) ? (
              <Loaded query={platforms} lines={8}>
                {(known) =>
                  ending === undefined ? (
                    <Skeleton lines={8} />
                  ) : (
                    <NewPlan templates={items} known={known} endedOn={ending?.on ?? null} />
                  )
                }
              </Loaded>
            ) : (
              <Empty
                icon="list"
                title={words.noKind}
                action={
                  <A className="btn btn--s" href={href('ke-hoach')}>
                    {words.list.title}
                  </A>
                }
              >
                {words.noKindText}
              </Empty>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}

const YEARS = { first: 2022, ahead: 3 };
type Values = Record<'template' | 'year' | 'title' | 'from' | 'source' | 'file', string> & { platforms: string[] };

interface Props {
  templates: readonly Template[];
  known: readonly Platform[];
  endedOn: string | null;
}

function NewPlan({ templates, known, endedOn }: Props) {
  const { organisation } = useMe();
  const words = useBeginWords();
  const href = useHref();
  const router = useRouter();
  const client = useQueryClient();
  const asked = useSearch({ strict: false }) as { platform?: string };
  const [file, setFile] = useState<File | null>(null);
  const [begun, setBegun] = useState<{ outcome: Begun; template: Template } | null>(null);
  const may = templates.filter(({ mayDraft }) => mayDraft);
  const [year = 0, month = 0] = dateOf(new Date().toISOString()).split('-').map(Number);
  const years = Array.from({ length: year + YEARS.ahead - YEARS.first + 1 }, (_, at) => year + YEARS.ahead - at);

  const read = (values: Values) => {
    const template = may.find(({ key }) => key === values.template);
    const chosen = known.filter(
      (one) => values.platforms.includes(one.code) && template && unfit(template, one, organisation) === null,
    );
    return { template, chosen };
  };
  const initial: Values = {
    template: may.length === 1 ? (may[0]?.key ?? '') : '',
    platforms: asked.platform ? [asked.platform] : [],
    // Plans are drawn up in the last months before their year; those of an organisation that ended, while it lasted.
    year: endedOn?.slice(0, 4) ?? String(month >= 10 ? year + 1 : year),
    title: '',
    from: 'empty',
    source: '',
    file: '',
  };
  if (begun) return <Outcome {...begun} />;
  return (
    <Form
      name={`ke-hoach-moi-${organisation.slug}`}
      initial={initial}
      verb={words.create}
      onCancel={() => router.history.push(href('ke-hoach'))}
      check={(values) => {
        const { template, chosen } = read(values);
        const title = values.title.trim();
        return only({
          template: !template && words.errors.template,
          platforms:
            template &&
            ((template.platforms === 'required' && chosen.length === 0 && words.errors.platforms) ||
              (chosen.length > 20 && words.errors.platformsMost) ||
              (mustMerge(template.kind, chosen, organisation) && words.errors.merged)),
          title:
            template && ((title === '' && words.errors.title) || (title.length > TITLE_MOST && words.errors.titleLong)),
          source: values.from === 'copy' && values.source === '' && words.errors.source,
          file: values.from === 'file' && !file?.name.toLowerCase().endsWith('.xlsx') && words.errors.file,
        });
      }}
      send={async (values) => {
        const { template, chosen } = read(values);
        if (!template) return;
        const platforms = chosen.map(({ code }) => code);
        const plan = { template, title: values.title.trim(), year: Number(values.year), platforms };
        const outcome = await createPlan(organisation.slug, { ...plan, from: sourceOf(values, file) });
        await client.invalidateQueries({ queryKey: ['plans'] });
        await client.invalidateQueries({ queryKey: ['work'] });
        if (outcome.refused !== null || outcome.left.length + outcome.unassigned.length > 0)
          return setBegun({ outcome, template });
        confirmDone(words.created);
        router.history.push(href(`ke-hoach/${outcome.id}`));
      }}
    >
      <KindsField templates={templates} />
      <FormContext.Consumer>
        {(form) => {
          if (!form) return null;
          const { template, chosen } = read(form.values as Values);
          if (!template) return null;
          const names = chosen.map(({ name }) => name);
          const merged = may.find(({ kind }) => kind === 'merged');
          return (
            <>
              <PlatformsField template={template} known={known} />
              {mustMerge(template.kind, chosen, organisation) && merged && (
                <div className="note note--cam">
                  <Icon name="warn" />
                  <div className="grow">
                    <p className="b">{words.mergeTitle}</p>
                    <p>{words.mergeText}</p>
                  </div>
                  <Button small onClick={() => form.set('template', merged.key)}>
                    {words.merge}
                  </Button>
                </div>
              )}
              <SelectField
                name="year"
                label={words.year}
                choices={years.map((one) => ({ value: String(one), label: String(one) }))}
              />
              <NameField proposal={proposedTitle(template, names, Number(form.values.year), organisation.name)} />
              <BeginField setFile={setFile} />
            </>
          );
        }}
      </FormContext.Consumer>
    </Form>
  );
}

function sourceOf({ from, source }: Values, file: File | null): Beginning['from'] {
  if (from === 'file' && file) return { file };
  if (from !== 'copy') return null;
  const [kind, id = ''] = source.split(':');
  return kind === 'issued' ? { issued: id } : { draft: id };
}
