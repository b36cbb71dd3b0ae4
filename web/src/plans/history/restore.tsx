import { useQueryClient } from '@tanstack/react-query';
import { Confirm } from '../../parts/confirm.tsx';
import { confirmDone } from '../../parts/toast.ts';
import { useMe } from '../../session/me.ts';
import { bodyOf } from '../diff/fields.ts';
import { sendSection } from '../editor/send-section.ts';
import { useEditorWords } from '../editor/words.ts';
import { draftQuery } from '../steps/draft.ts';
import type { DraftAnswer, SectionAnswer } from '../types.ts';
import { historyQuery } from './queries.ts';

interface Props {
  plan: DraftAnswer;
  /** The section as it was. */
  section: SectionAnswer;
  close: () => void;
}

/** Saves a section as it was once more: as a new version, upon the one that stands now. */
export function RestoreVersion({ plan, section, close }: Props) {
  const { historyPage: words, reopen } = useEditorWords();
  const { organisation } = useMe();
  const client = useQueryClient();
  const path = { org: organisation.slug, id: plan.id };
  const act = async () => {
    const query = draftQuery(path.org, path.id);
    const { sections } = await client.fetchQuery({ ...query, staleTime: 0 });
    const seen = sections.find(({ code }) => code === section.code)?.version ?? 0;
    const body = bodyOf(section);
    await sendSection({ ...path, code: section.code, body, seen, reopen: plan.editReopens });
    confirmDone(words.restored(section.version));
    await Promise.all([client.invalidateQueries(query), client.invalidateQueries(historyQuery(path.org, path.id))]);
  };
  return (
    <Confirm open onClose={close} title={words.restoreTitle(section.version)} verb={words.restore} act={act}>
      {plan.editReopens ? `${words.restoreText} ${reopen.text}` : words.restoreText}
    </Confirm>
  );
}
