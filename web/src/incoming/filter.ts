export const STATES = ['new', 'opened', 'acknowledged'] as const;

/** What the register is narrowed to, as it stands in the address. */
export interface IncomingFilter {
  state?: (typeof STATES)[number];
  year?: string;
}

/** The filter in an address; whatever is not one of its values is left out. */
export function filterFrom({ state, year }: Record<string, unknown>): IncomingFilter {
  const known = STATES.find((one) => one === state);
  return {
    ...(known && { state: known }),
    ...(typeof year === 'string' && /^20\d\d$/.test(year) && { year }),
  };
}
