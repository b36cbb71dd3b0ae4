import { fold, words } from '@ndp/database/fold';
import type { OverviewQuery } from './read.ts';
import type { OverviewRow } from './row.ts';

/** The rows that a question leaves: of a kind, those that have or owe such a plan; of a state, that of the kind. */
export function narrowed(rows: readonly OverviewRow[], query: OverviewQuery): OverviewRow[] {
  const { kind, state, group, owner, focal, q } = query;
  const wanted = words(fold(q ?? '')).slice(0, 10);
  // Nothing asks for all, signs without a word for none.
  if (wanted.length === 0 && (q ?? '').trim() !== '') return [];
  return rows.filter((row) => {
    const { platform, owners, focal: units, cells } = row;
    const plans = kind ? cells[kind].plans : Object.values(cells).flatMap((cell) => cell.plans);
    const standing = kind ? cells[kind].state : row.state;
    const text = words(fold(`${platform.number} ${platform.code} ${platform.nameVi} ${platform.nameEn}`));
    return (
      (!kind || standing !== 'not_expected') &&
      (!state || (state === 'historical' ? plans.some(({ historical }) => historical) : standing === state)) &&
      (!group || platform.group === group) &&
      (!owner || owners.some(({ slug }) => slug === owner)) &&
      (!focal || units.some(({ slug }) => slug === focal)) &&
      wanted.every((word) => text.some((one) => one.startsWith(word)))
    );
  });
}
