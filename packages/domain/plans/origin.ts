import { type FieldError, Refusal } from '../refusal.ts';
import type { PlanDraft } from './advance.ts';
import { templateOf } from './submit.ts';

/** Of which plan a file says that it is, as it stands in the file; '' where it says nothing. */
export interface Origin {
  plan: string;
  template: string;
  kind: string;
  year: string;
  /** Codes. */
  platforms: readonly string[];
}

/**
 * A file is taken for the plan it was made of. One of another plan of the same kind, template and year is taken only
 * knowingly; its platforms are then not looked at.
 * Throws Refusal `invalid_input` for what differs, each with its place; `conflict` at `other` for another plan's file.
 * @param knowingly whoever sends it says that it is of another plan
 */
export function assertOrigin(origin: Origin, draft: PlanDraft, knowingly: boolean): void {
  const { key, title } = templateOf(draft);
  const another = origin.plan !== draft.id;
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
  const platforms = draft.platforms.join(', ') || '—';
  const differ: FieldError[] = [
    ...(origin.kind === draft.kind ? [] : [at('kind', `${title.vi} [${draft.kind}]`, `${title.en} [${draft.kind}]`)]),
    ...(origin.template === key ? [] : [at('template', key)]),
    ...(origin.year === String(draft.year) ? [] : [at('year', String(draft.year))]),
    ...(another || same(origin.platforms, draft.platforms) ? [] : [at('platforms', platforms)]),
  ];
  const [first] = differ;
  if (first) throw new Refusal('invalid_input', first.detail, differ);
  if (another && !knowingly) throw new Refusal('conflict', ANOTHER, [{ pointer: 'other', detail: ANOTHER }]);
}

const at = (field: keyof Origin, vi: string, en = vi): FieldError => ({
  pointer: `/${field}`,
  detail: {
    vi: `Tệp không phải của kế hoạch này: ở đây phải là “${vi}”. Chọn đúng tệp; mục này không đổi được bằng tệp.`,
    en: `The file is not of this plan: this must be "${en}". Choose the right file; a file cannot change this.`,
  },
});

const ANOTHER = {
  vi: 'Tệp này tải từ một kế hoạch khác. Nội dung của nó sẽ thay nội dung đang có: chọn lại tệp, hoặc xác nhận rồi nhập.',
  en: 'This file is of another plan. What it says would replace what is here: choose another file, or confirm and import it.',
};
