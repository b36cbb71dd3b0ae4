import { useQuery } from '@tanstack/react-query';
import { dateOf, day } from '../../dates/format.ts';
import { currentLanguage, named } from '../../language/store.ts';
import { useWords } from '../../language/words.ts';
import { Icon } from '../../parts/icons.tsx';
import { useMe } from '../../session/me.ts';
import { en } from '../../texts/plans/ended.en.ts';
import { vi } from '../../texts/plans/ended.vi.ts';
import { organisationsQuery } from '../reading/parties.ts';
import { type Ending, endingOf } from './ending.ts';

export const useEndedWords = () => useWords({ vi, en });

/** How the organisation one works in ended; null while it lasts, undefined until that is known. */
export function useEnding(): Ending | null | undefined {
  const { organisation } = useMe();
  const { data, isPending } = useQuery(organisationsQuery);
  if (isPending) return undefined;
  const found = data?.find(({ slug }) => slug === organisation.slug);
  return found ? endingOf(found, dateOf(new Date().toISOString())) : null;
}

/** Says of an organisation that has ended what can still be done with its plans, before any work goes into one. */
export function EndedNote() {
  const { organisation } = useMe();
  const words = useEndedWords();
  const ending = useEnding();
  if (!ending) return null;
  const successors = ending.successors.map(({ name }) => name[currentLanguage()]);
  return (
    <div className="note note--cam note--ended">
      <Icon name="warn" />
      <div>
        <p className="b">{words.ended(named(organisation), day(ending.on))}</p>
        <p>
          {words.onlyOlder} {successors.length > 0 && words.successors(successors.join(', '))}
        </p>
      </div>
    </div>
  );
}
