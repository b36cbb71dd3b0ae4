/** Every route of the API by its address, generated from what the Worker documents. */
export type { paths } from './schema.d.ts';
