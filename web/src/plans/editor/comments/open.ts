import { useQuery } from '@tanstack/react-query';
import { useMe } from '../../../session/me.ts';
import type { CommentsAnswer } from '../../types.ts';
import { useEditor } from '../context.ts';
import { commentsQuery } from '../queries.ts';

const NONE: CommentsAnswer = { items: [], open: 0 };

/** What has been said about the plan; nothing until it is known. */
export function useComments(): CommentsAnswer {
  const { organisation } = useMe();
  const { plan } = useEditor();
  return useQuery(commentsQuery(organisation.slug, plan.id)).data ?? NONE;
}

/** The section under which a comment is read: a month's among the months. */
export const placeOf = (section: string): string => (/^m\d\d$/.test(section) ? 'months' : section);

/** How many open threads a section has. */
export function useOpenComments(section: string): number {
  const { items } = useComments();
  return items.filter((one) => one.parent === null && one.resolvedAt === null && placeOf(one.section) === section)
    .length;
}
