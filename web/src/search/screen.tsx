import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Form } from '../forms/form.tsx';
import { TextField } from '../forms/inputs.tsx';
import { named, useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Card } from '../parts/card.tsx';
import { announce } from '../parts/live.tsx';
import { NumberTile } from '../parts/number-tile.tsx';
import { Page } from '../parts/page.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { useHref, useMe } from '../session/me.ts';
import { searchQuery } from './queries.ts';

/** Everything found under some words; the address carries them. */
export function SearchScreen() {
  const { organisation } = useMe();
  const texts = useTexts();
  const { search: words, palette } = texts;
  const { q = '' } = useSearch({ strict: false }) as { q?: string };
  const navigate = useNavigate();
  const href = useHref();
  const query = useQuery(searchQuery(organisation.slug, q.trim()));
  const found = query.data;
  const count = found
    ? found.platforms.length + found.plans.length + found.people.length + found.organisations.length
    : null;
  useEffect(() => {
    if (count !== null) announce(texts.state.results(count));
  }, [count, texts]);
  return (
    <Page title={q === '' ? words.title : words.titleFor(q)} narrow>
      <div className="stack">
        <div className="card card__b">
          <Form
            key={q}
            name={`search-${q}`}
            initial={{ q }}
            look="plain"
            verb={words.submit}
            check={(values) => (values.q.trim() === '' ? { q: texts.form.required(words.label.toLowerCase()) } : {})}
            send={async (values) => navigate({ to: '.', search: { q: values.q.trim() } })}
          >
            <TextField name="q" type="search" label={words.label} hint={words.hint} />
          </Form>
        </div>
        {q.trim() !== '' && (
          <Loaded query={query}>
            {({ platforms, plans, people, organisations }) =>
              count === 0 ? (
                <div className="card">
                  <Empty icon="search" title={words.empty}>
                    {words.emptyText}
                  </Empty>
                </div>
              ) : (
                <>
                  <Group title={palette.platforms}>
                    {platforms.map((platform) => (
                      <A key={platform.slug} href={href(`nen-tang/${platform.slug}`)}>
                        <NumberTile number={platform.number} group={platform.group} />
                        {named(platform)}
                      </A>
                    ))}
                  </Group>
                  <Group title={palette.plans}>
                    {plans.map(({ id, title }) => (
                      <A key={id} href={href(`da-ban-hanh/${id}`)} lang="vi">
                        {title}
                      </A>
                    ))}
                  </Group>
                  <Group title={palette.people}>
                    {people.map(({ key, name }) => (
                      <A key={key} href={href('thanh-vien')}>
                        {name}
                      </A>
                    ))}
                  </Group>
                  <Group title={palette.organisations}>
                    {organisations.map((one) => (
                      <a key={one.slug} href={`/co-quan/${one.slug}`}>
                        {named(one)}
                      </a>
                    ))}
                  </Group>
                </>
              )
            }
          </Loaded>
        )}
      </div>
    </Page>
  );
}

function Group({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <Card title={title} count={children.length}>
      <ul className="found">
        {children.map((link, at) => (
          // Links carry keys of their own; this is only their place in the list.
          <li key={`${title} ${at + 1}`}>{link}</li>
        ))}
      </ul>
    </Card>
  );
}
