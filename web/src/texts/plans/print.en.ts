import type { vi } from './print.vi.ts';

export const en: typeof vi = {
  title: (name: string) => `Print version: ${name}`,
  layout: 'Layout of Decree 30/2020/NĐ-CP; the paper is in Vietnamese',
  draft: 'A draft, without effect.',
  back: 'Back',
  word: 'Download Word',
  print: 'Print or save as PDF',
  paper: 'The paper',
};
