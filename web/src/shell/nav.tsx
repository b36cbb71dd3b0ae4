import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Fragment } from 'react';
import { unopenedQuery } from '../incoming/queries.ts';
import { useTexts } from '../language/store.ts';
import { A } from '../parts/anchor.tsx';
import { Icon } from '../parts/icons.tsx';
import { useHref, useMe } from '../session/me.ts';
import { placesFor } from './navigation.ts';

/** True when the address is this place or lies below it. */
export function useIsHere(): (href: string) => boolean {
  const { pathname } = useLocation();
  return (href) => pathname === href || pathname.startsWith(`${href}/`);
}

/** The places of the workspace as links, in their groups. */
export function Nav({ onOpen }: { onOpen?: () => void }) {
  const me = useMe();
  const texts = useTexts();
  const href = useHref();
  const isHere = useIsHere();
  const unopened = useQuery({ ...unopenedQuery(me.organisation.slug), enabled: me.may['plan.acknowledge'] === true });
  const counts: Record<string, number | undefined> = { 'van-ban-den': unopened.data };
  return (
    <div className="nav">
      {placesFor(me, texts).map(({ title, places }) => (
        <Fragment key={title ?? ''}>
          {title && <h2>{title}</h2>}
          {places.map(({ path, icon, words, count = counts[path] }) => (
            <A key={path} href={href(path)} aria-current={isHere(href(path)) ? 'page' : undefined} onClick={onOpen}>
              <Icon name={icon} />
              {words}
              {count ? <span className="n">{count}</span> : null}
            </A>
          ))}
        </Fragment>
      ))}
    </div>
  );
}
