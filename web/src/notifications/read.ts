import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.ts';
import { useTexts } from '../language/store.ts';
import { announce } from '../parts/live.tsx';
import { meQuery } from '../session/me.ts';

/** Marks notifications as read; the bell's number follows. */
export function useMarkRead() {
  const client = useQueryClient();
  const texts = useTexts();
  const mark = useMutation({
    mutationFn: (body: { ids: string[] } | { all: true }) => answered(api.POST('/v1/me/notifications/read', { body })),
    onSuccess: async ({ unread }) => {
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, unread });
      await client.invalidateQueries({ queryKey: ['notifications'] });
    },
  });
  return {
    marking: mark.isPending,
    markOne: (id: string) => mark.mutate({ ids: [id] }),
    markAll: () => mark.mutate({ all: true }, { onSuccess: () => announce(texts.notifications.markedAll) }),
  };
}
