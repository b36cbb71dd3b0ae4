import { DUTY_NAMES } from '../duties/names.ts';
import type { Ended } from '../people/ended.ts';
import type { BearerFacts } from '../people/facts.ts';
import type { FieldError } from '../refusal.ts';
import { BEARERS } from '../tasks/responsible.ts';
import type { PlanContents } from './contents.ts';
import { goneBy } from './gone.ts';

/** Those who bear duties, and who has ended: what the rules of issue ask of the directory. */
export interface Standing {
  bearers: readonly BearerFacts[];
  ended: readonly Ended[];
}

/**
 * The tasks that are given to a duty which nobody bears towards any platform of the plan, each with its place: nobody
 * could ever say how they stand (tasks/responsible.ts).
 * @param day ISO date on which the bearers must exist
 */
export function gapsOfNobody(
  { months }: Pick<PlanContents, 'months'>,
  platforms: readonly string[],
  { bearers, ended }: Standing,
  day: string,
): FieldError[] {
  const borne = new Set(
    bearers
      .filter((one) => one.platform !== null && platforms.includes(one.platform) && !goneBy(one, ended, day))
      .map(({ kind }) => kind),
  );
  return months.flatMap(({ month, tasks }, index) =>
    tasks.flatMap(({ responsible }, place): FieldError[] => {
      if (responsible === null || !('duty' in responsible)) return [];
      if (BEARERS[responsible.duty].some((kind) => borne.has(kind))) return [];
      const { vi, en } = DUTY_NAMES[responsible.duty];
      return [
        {
          pointer: `/contents/months/${index}/tasks/${place}/responsible`,
          detail: {
            vi: `Tháng ${month}, công việc ${place + 1} giao cho “${vi}”, nhưng nền tảng của kế hoạch chưa có ai là như vậy. Giao cho một đơn vị, cơ quan, hoặc cho bên đã có.`,
            en: `Month ${month}, task ${place + 1} is given to "${en}", but the plan's platforms have none. Give it to a unit or organisation, or to a duty that somebody bears.`,
          },
        },
      ];
    }),
  );
}
