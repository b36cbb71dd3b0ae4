import { codeOf as monthCode, YEAR } from '../grid/shapes.ts';
import type { DraftAnswer } from '../types.ts';
import type { EditorWords } from './words.ts';

/** Where something is missing: which section to open, and the id of what takes the focus there. */
export interface GapPlace {
  section: string;
  place: string;
  /** "mục 6", "tháng 7" */
  name: string;
}

type Plan = Pick<DraftAnswer, 'gaps' | 'sections' | 'template'>;

/**
 * The place of each gap of the plan, in the order of `plan.gaps`. The pointers count months as they are put together:
 * those with something in them or covered, by their number; a covered month that is empty has none of its own.
 */
export function placesOfGaps(plan: Plan, words: EditorWords): GapPlace[] {
  const month = (number: number) => plan.sections.find(({ code }) => code === monthCode(number))?.month;
  const filled = (number: number) => {
    const body = month(number);
    return body !== undefined && body !== null && (body.tasks.length > 0 || body.results.length > 0);
  };
  const covered = plan.sections.find(({ code }) => code === 'frame')?.frame?.monthsCovered ?? [];
  const standing = YEAR.filter((number) => month(number) && (filled(number) || covered.includes(number)));
  const bare = YEAR.filter((number) => covered.includes(number) && (month(number)?.tasks.length ?? 0) === 0);
  return plan.gaps.map(({ pointer }) => {
    const [, , where = '', which = ''] = pointer.split('/');
    if (where === 'sections') {
      const at = plan.template.contents.findIndex(({ code }) => code === which);
      return { section: which, place: `${which}-text`, name: words.section(at + 1) };
    }
    if (where === 'months') {
      const number = which === '' ? bare.shift() : standing[Number(which)];
      const name = number === undefined ? words.contents.months : words.month(number).toLowerCase();
      return { section: 'months', place: number === undefined ? 'muc' : `thang-${number}`, name };
    }
    return { section: 'frame', place: `frame-${where}`, name: words.contents.frame.toLowerCase() };
  });
}
