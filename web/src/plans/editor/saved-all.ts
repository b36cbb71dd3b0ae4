import { useQueryClient } from '@tanstack/react-query';
import { Problem } from '../../api/problem.ts';
import { useMe } from '../../session/me.ts';
import { draftQuery } from '../steps/draft.ts';
import { useEditor } from './context.ts';
import { useEditorWords } from './words.ts';

/** Saves all that is being typed, so that a step is taken upon it. Throws Problem when some of it cannot be saved. */
export function useSavedAll(): () => Promise<void> {
  const { submit: words } = useEditorWords();
  const { plan, saver } = useEditor();
  const { organisation } = useMe();
  const client = useQueryClient();
  return async () => {
    if (!saver.isDirty()) return;
    if (!(await saver.settled())) throw new Problem(400, { detail: words.unsaved }, null);
    await client.fetchQuery({ ...draftQuery(organisation.slug, plan.id), staleTime: 0 });
    // The page shows the new version with its next drawing.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
}
