import type { ObstacleState, reply } from '@ndp/database/schema/programme';
import { may as holds, type Member } from '../permissions.ts';

export type ReplyKind = (typeof reply.$inferSelect)['kind'];
export const REPLY_KINDS = ['comment', 'answer', 'close', 'reopen', 'withdraw', 'extend'] as const;

/** Who somebody is to an obstacle: of those who raised it, those it is addressed to, those whose plan it concerns. */
export type Side = 'raiser' | 'addressee' | 'planner';

interface Rule {
  by: readonly Side[];
  from: readonly ObstacleState[];
  /** The state it leads to; none where it changes nothing. */
  to?: ObstacleState;
}

/** What may be said of an obstacle, by whom, and what becomes of it. An answer settles nothing: its raiser closes it. */
const RULES: Record<ReplyKind, Rule> = {
  comment: { by: ['raiser', 'addressee', 'planner'], from: ['open', 'answered', 'closed'] },
  answer: { by: ['addressee'], from: ['open', 'answered'], to: 'answered' },
  extend: { by: ['addressee'], from: ['open'], to: 'open' },
  close: { by: ['raiser'], from: ['open', 'answered'], to: 'closed' },
  withdraw: { by: ['raiser'], from: ['open', 'answered'], to: 'withdrawn' },
  reopen: { by: ['raiser'], from: ['answered', 'closed', 'withdrawn'], to: 'open' },
};

export interface Sided {
  organisationId: string;
  unitId: string | null;
  toOrganisationId: string;
  toUnitId: string | null;
  /** Id of the organisation whose plan it concerns. */
  planOwner: string | null;
}

/** A unit answers for itself; where only the organisation is named, everybody of it does. */
export function sidesOf(one: Sided, { organisation, unit }: Member): Side[] {
  const here = (organisationId: string, unitId: string | null) =>
    organisationId === organisation.id && (unitId === null || unitId === unit?.id);
  return [
    ...(here(one.organisationId, one.unitId) ? (['raiser'] as const) : []),
    ...(here(one.toOrganisationId, one.toUnitId) ? (['addressee'] as const) : []),
    ...(one.planOwner === organisation.id ? (['planner'] as const) : []),
  ];
}

/** Whether one of these sides may ever say this. */
export function isTheirs(kind: ReplyKind, sides: readonly Side[]): boolean {
  return RULES[kind].by.some((side) => sides.includes(side));
}

/** Whether it can be said now. */
export function fits(kind: ReplyKind, state: ObstacleState): boolean {
  return RULES[kind].from.includes(state);
}

export function after(kind: ReplyKind, state: ObstacleState): ObstacleState {
  return RULES[kind].to ?? state;
}

/** What this member can do next with an obstacle. */
export function mayDo(one: Sided & { state: ObstacleState }, actor: Member) {
  const sides = holds(actor, 'obstacle.answer') ? sidesOf(one, actor) : [];
  const may = (kind: ReplyKind) => isTheirs(kind, sides) && fits(kind, one.state);
  return {
    mayComment: may('comment'),
    mayAnswer: may('answer'),
    mayExtend: may('extend'),
    mayClose: may('close'),
    mayReopen: may('reopen'),
    mayWithdraw: may('withdraw'),
    mayLink: sides.length > 0,
  };
}
