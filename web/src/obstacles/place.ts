import type { Obstacle } from './types.ts';

/** Vụ Quản lý doanh nghiệp, Bộ TT&TT */
export const placeName = ({ organisation, unit }: Obstacle['to']): string =>
  [unit?.name, organisation.short].filter(Boolean).join(', ');
