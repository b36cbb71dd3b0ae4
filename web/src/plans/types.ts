// Names for the shapes of plans, as schema.d.ts has them.
import type { Answer } from '../api/types.ts';

export type DraftAnswer = Answer<'/v1/t/{org}/plans/{id}', 'get'>;
export type SectionAnswer = DraftAnswer['sections'][number];
export type TemplateAnswer = DraftAnswer['template'];
export type TemplateContent = TemplateAnswer['contents'][number];
export type FrameBody = NonNullable<SectionAnswer['frame']>;
type Keyed<P> = P & { key: string };
type Month = NonNullable<SectionAnswer['month']>;
/** As it is stored, every task and result has a key. */
export interface MonthBody {
  tasks: Keyed<Month['tasks'][number]>[];
  results: Keyed<Month['results'][number]>[];
}
export type SectionBody = NonNullable<SectionAnswer['content']>;
/** A section's body, of whichever kind its code says. */
export type AnyBody = FrameBody | MonthBody | SectionBody;
export type SectionSaved = Answer<'/v1/t/{org}/plans/{id}/sections/{code}', 'put'>;
export type PersonRef = DraftAnswer['draftedBy'];

/** Who may be given something to do in a plan for some platforms, and what the catalogue calls them. */
export type PlanParties = Answer<'/v1/t/{org}/plan-parties', 'get'>;
export type PlanParty = PlanParties['parties'][number];
export type PresenceAnswer = Answer<'/v1/t/{org}/plans/{id}/presence', 'post'>;
export type CommentsAnswer = Answer<'/v1/t/{org}/plans/{id}/comments', 'get'>;
export type PlanComment = CommentsAnswer['items'][number];
export type HistoryEntry = Answer<'/v1/t/{org}/plans/{id}/history', 'get'>['items'][number];
