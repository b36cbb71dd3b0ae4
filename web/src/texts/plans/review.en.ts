import type { vi } from './review.vi.ts';

export const en: typeof vi = {
  title: (name: string) => `Approve: ${name}`,
  reading: (name: string) => `Read: ${name}`,
  lead: (kind: string, year: number, unit: string) => `${kind}, ${year}${unit && `. Drafted by ${unit}`}.`,
  toDecision: 'To the decision',
  decision: 'Your decision',
  changes: 'Changes',
  first: 'Submitted for the first time: there is nothing earlier to compare with.',
  since: (name: string, at: string) => `Compared with the last time, submitted by ${name} at ${at}.`,
  sinceIssued: (version: number) => `Compared with the plan as issued, version ${version}.`,
  none: 'No section has changed.',
  count: (n: number) => (n === 1 ? 'One section changed' : `${n} sections changed`),
  noHistory: 'The history could not be read for comparison. What follows is complete all the same.',
  showAll: 'Everything',
  showChanges: 'Changes only',
  view: 'View',
  lastReturn: (name: string, at: string) => `${name} returned it at ${at}`,
  gaps: (n: number) =>
    n === 1
      ? 'One thing is missing and keeps it from being issued'
      : `${n} things are missing and keep it from being issued`,
  giveBackHere: 'Return this section',
  nothing: 'There is nothing for you to do with this plan now.',
  sha: 'Hash of the submitted contents',
  removed: 'removed',
  edit: 'Open the editor',
};
