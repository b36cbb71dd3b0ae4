import type { vi } from './review-settings.vi.ts';

export const en: typeof vi = {
  title: 'Steps of plan review',
  lead: 'Who looks at a plan before the leader approves it. Counts from the next submission on.',
  label: 'Steps',
  save: 'Save the steps',
  byKind: 'As is usual for this kind of organisation.',
  choices: {
    'head leader': 'The head of the unit reviews, then the leader approves',
    leader: 'Straight to the leader',
  },
};
